"""Words that tell a reader to do something."""

import re

ACTION = re.compile(
    r"(?:\A|[.!?:;\n•]\s{0,3}|- )(?:please )?(?:brush|floss|rinse|ask|call|book|visit|see|talk|tell|drink|eat|chew|wear|use|choose|"
    r"keep|bring|wait|clean|check|look|try|limit|avoid|quit|stop|start|spit|change|schedule|read|come|join|learn|share|hold|put|take|"
    r"pick|set|make|give|help|replace|store|write|wash)\b|\b(?:call us|call 911|ask your|talk (?:to|with) your|book a|see a|tell your)\b",
    re.IGNORECASE,
)
