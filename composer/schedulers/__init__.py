"""One module per scheduler behind one contract (model.scheduler). No module here sees a job."""
