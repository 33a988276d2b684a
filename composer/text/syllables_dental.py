"""Syllable counts of dental and medical words and of short forms spelled out aloud; our own. Nothing here is computed."""

DENTAL = {
    1: ("crowns plaque "),
    2: (
        "abscess canine caries check-up dentin denture dentures fluoride hygiene implant implants molar molars "
        "mouthguard mouthwash sealant sealants tartar toothache toothbrush toothpaste vaccine veneer veneers "
        "x-ray x-rays "
    ),
    3: (
        "aligner aligners amalgam benzocaine bruxism cavities cavity cdc enamel fda gingiva gingival hiv hpv "
        "amd aureus dna dyspnea epa hygienist hygienists incisor mri nhs occlusion ppm premolar saliva sedation tmd tmj "
    ),
    4: (
        "adhd anesthesia anesthetic bacteria diuretic diuretics duodenal modifiers protozoa bisphosphonate cholesterol diabetes "
        "endodontic endodontist gingivitis halitosis "
        "hypertension ibuprofen inflammation malocclusion orthodontic orthodontics orthodontist prosthodontist "
        "salivary "
    ),
    5: (
        "amyotrophic antibiotic antioxidant antioxidants antibiotics colonoscopy fluoridated fluoridation immunization periodontal "
        "hemophilia humidifiers hyaluronic paraplegia periodontist teledentistry xerostomia "
    ),
    6: ("acetaminophen mesothelioma osteoarthritis osteoporosis periodontitis "),
    7: ("cardiomyopathy "),
    8: ("temporomandibular "),
}
"""Our own counts for words of dentistry and medicine, and for short forms that are spelled out aloud."""
