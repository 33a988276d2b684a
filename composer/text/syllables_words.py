"""Syllable counts as data: corrections by spelling, and the words that spelling gets wrong.

Counted from the CMU Pronouncing Dictionary (Carnegie Mellon University, two-clause BSD licence; see
`assets/rules/SOURCES.md`); dental and medical words of our own are in `syllables_dental`. Nothing here is computed.
"""

MORE = [
    "^alie",
    "^io",
    "^mc",
    "^reen",
    "^rein",
    "^reu",
    "^rui",
    "^thea",
    "acre",
    "ae$",
    "aic",
    "aluat",
    "aya",
    "ayo",
    "bio",
    "bled$",
    "bred",
    "cled",
    "creat",
    "ded$",
    "devou",
    "dien",
    "dio",
    "dled",
    "dua",
    "due",
    "eact",
    "earr",
    "eass",
    "ee$",
    "eed$",
    "eing",
    "eo",
    "eum$",
    "evacu",
    "eyo",
    "fled$",
    "flue",
    "fue",
    "gled$",
    "heroi",
    "ia",
    "ie$",
    "ied$",
    "ier$",
    "iest$",
    "iet",
    "imbu",
    "ire$",
    "ired$",
    "ires$",
    "ium",
    "kled",
    "le$",
    "leman",
    "lemen",
    "lianc",
    "liers",
    "lue$",
    "lui",
    "naus",
    "nsic",
    "nte$",
    "nua",
    "nucl",
    "nue$",
    "nui",
    "oact",
    "oe",
    "oinci",
    "oing",
    "oniou",
    "oordi",
    "oui",
    "oya",
    "perie",
    "pio",
    "pled$",
    "reali",
    "reapp",
    "reem",
    "rgue",
    "rient",
    "rio",
    "rue$",
    "ryo",
    "scie",
    "sias",
    "sled",
    "sm$",
    "sms$",
    "socio",
    "sual$",
    "sue$",
    "ted$",
    "tled",
    "tua",
    "tue",
    "tuit",
    "ued$",
    "uer$",
    "uing$",
    "uou",
    "vio",
    "xual",
    "yan$",
    "ye$",
    "yed$",
    "yen",
    "yer",
    "ying",
    "zled$",
]
"""Spellings ("^" begins and "$" ends the word) that have one syllable more than groups of vowels."""

FEWER = [
    "^fore",
    "^home",
    "^life",
    "^nine",
    "^side",
    "^sled",
    "^some",
    "aired",
    "ale$",
    "ales",
    "bes$",
    "ceb",
    "cial",
    "cian",
    "des$",
    "dier$",
    "e$",
    "eback",
    "ed$",
    "eful",
    "ekee",
    "eless",
    "ely$",
    "eman$",
    "emen$",
    "ement",
    "eness",
    "eop",
    "esd",
    "esma",
    "esmen",
    "eston",
    "etabl",
    "every",
    "ewo",
    "fegua",
    "geon",
    "geor",
    "geou",
    "gia",
    "gued",
    "gues$",
    "icall",
    "ile$",
    "ilege",
    "iles$",
    "keo",
    "kes$",
    "lia$",
    "liam",
    "lian",
    "liar",
    "lle$",
    "mes$",
    "mpera",
    "naire",
    "nes$",
    "oen",
    "oes",
    "ole$",
    "oles$",
    "paces",
    "pes$",
    "pire$",
    "ques$",
    "reho",
    "res$",
    "rria",
    "seb",
    "sia",
    "tes$",
    "thes$",
    "tial",
    "tian",
    "tuall",
    "ule$",
    "ules",
    "usew",
    "usine",
    "ves$",
    "vior",
    "whole",
    "yle$",
]
"""Spellings ("^" begins and "$" ends the word) that have one syllable fewer than groups of vowels."""

EXCEPTIONS = {
    1: (
        "aches belles bier boers chafes ciao claire doer drawer drawers duane dues flue hughes ire isle isles "
        "merle mired morgue morgues myles owes pier piqued priest rein reined reins safes seoul shire sluice "
        "spires squire styles tier welles xian yen yer "
    ),
    2: (
        "abed ac acme acne adele admire admires afire agnes ahmed alfred andes andre andres antes armoire aspired "
        "aspirin attired av ave averaged awesome awestruck bachelors backfire banyan barefoot baseline belgium "
        "bette bloodshed blowhole bluest boa bocce boredom bourgeois boyish bracelet bracelets breastfed "
        "bridegroom bridgehead brilliance bryant buoy buoyed buoys bustier buyout cadre cadres carefree caseload "
        "cashier catholic catholics ce cement ceres chaos cheesecake chile chloe chocolate chocolates choir "
        "clemens cleveland client clients clueless coleman coleslaw collier colonel colonels comedown conquer "
        "conscience cordial cranial creature creatures crocheted crooked crossfire cutesy daphne daresay "
        "darnedest deathbed debuted devilish devout diamond diamonds diaper dolce dovetail driveway driveways "
        "druid druids dueling dukedom duo earring earrings edgewise elsewhere embed esquire este estes eu evening "
        "evenings expired eyeless facedown facelift falsehood falsehoods farewell farewells firebombed firefight "
        "firestorm firewall flatbed flores forearm forearms foreign foreman foremen forest forests freely freer "
        "freest freya frontier fueling fuelling gargoyles gateway gateways gazelles genial genre genres geoffrey "
        "georgetown giant giants gimme giraffes glacier gleeful goa goebbels grapefruit grapefruits grapevine "
        "grayish gruel guidebook guidebooks guideline guidelines harebrained hatred haywire headaches hedgehog "
        "hedgehogs hellfire henceforth hereby herewith hermes herpes hideout hideouts hodgepodge hoedown hoeing "
        "hombre homeless homely homer homers homework homey horseback horseplay horseshit horseshoe horseshoes "
        "hotbed household households housework hundred iceland ids imbued ines inquire inspires jagged jaime "
        "jared jesse joanne jorge jose joyous judgeship jukebox kindred kiosk kobe lacquer lakeside latte lawyer "
        "lawyers leah lemme leonard liam liar liars lifeguard lifeguards lifeless lifer lifers lifestyles "
        "likewise limelight lion lions livestock lois lonesome luau lucia lukewarm luncheon luncheons lustre "
        "lyons makeshift manfred marcia mayan maybe mesdames michele mildred mincemeat minefield minefields "
        "molehill mores mousetrap nadia naive naked nameplate namesake nauseous nike nimbus noah nosedive "
        "notebook notebooks notepad nuisance ochre ogre ok omelet omelets oneself onetime opera operas paces "
        "padre padres peacetime pierre pipeline pipelines plaguing platelet platelets pliant polecat posse "
        "premier preston primetime princeton psyche purebred pyre pyres racehorse racetrack ragged raoul rearm "
        "rehire reindeer reining rely rene rescue reuben reuters revue rework reworked reyes rhythm rhythms "
        "righteous rugged sabre sabres safeties safety salesman salesmen saucepan sawyer scapegoat scapegoats "
        "scarecrow scarecrows scion scoreboard scorecard scorecards scoured scours seabed semen shakedown "
        "shakespeare shoebox shoehorn shoelace shoreline shoveling sian sidearm sidearms sided sinuous skateboard "
        "skiers skiing sluicing smokescreen smokestack smokestacks snakebite snarled sonia sophomore sophomores "
        "soured sovereign sovereigns spacecraft spaceport spaces spacewalk spaniards stagecoach stagehand "
        "stagehands stalemate statehood statehouse stateside statewide statues steely stoic stonehenge stonewall "
        "stonewalled storefront storeroom subdued sundial taoist taoists theatrics theorem theorems thereby "
        "therefore thereof thereto timbre timeline timeout timepiece timeshare toeing torres trademark "
        "trademarked tricia truant truest truncheon tsetse typeface unwed vampires vaudeville verde versailles "
        "viceroy virtues voyeur wakefield wasteland waveform wavelength wavelengths whereby wherefore whitefish "
        "whitehall whitewash whitewashed wicked widespread wildflowers wiretaps wisecracks wiseguy woodshed "
        "wretched wyatt xavier xiaoping yemen yeoman yorkshire yuan yuletide zion zoe "
    ),
    3: (
        "abeyance acacia acquiesce adobe aforesaid aida albeit alicia alienate ambience ambient ammonia amnio "
        "amoeba amoebas amoebic andrea anime antares anyone aorta aortic apache apnea archetypal area areas ariel "
        "arroyo atheist atheists averages averaging awesomely awesomeness axiom baa barbecue barbeque barriers "
        "beautifully beekeeper beekeepers beekeeping beforehand bellyache beverages bilious bloodier bourgeoisie "
        "cacao canoeing caregiver caregivers caretaker caretakers carriers cavalier cavaliers caveat ceasefire "
        "cemented cementing cereal cereals cervantes chandelier chandeliers changeover chaotic chilean cicely "
        "circumference clemency coalesce cobblestone cobblestones cochlear compliant concierge conferencing "
        "confidante congenial congruent consciences conspire conveyance cordially cornea corneas couriers "
        "courtiers coyote coyotes cretaceous critiquing croatian damien daredevil daredevils darius decorative "
        "deify deities deity delores demented devoutly diego doable dolores eduardo eliot elliot elliott empire "
        "employee employees enrique excellencies excellency excrement familial felicia fiery fiesta figurehead "
        "finale financier fiona firefighter firefighting firehouse firepower folio forested forester forestry "
        "forever freemason fruition gabriel gabrielle ganglia gardenia gardenias gaussian gentleness gentlest "
        "giggly gillian giuseppe gleefully gonzales greedier halcyon haranguing hawaii hercules heretofore "
        "hobbyist homelessness horsepower horseradish hourglass housecleaning humblest hyacinth ibm icelandic "
        "idea ideas idleness imagery impetuous impoverished incestuous increments inertia infrared intriguing "
        "intrinsic issuance jamaica jamaican jamaicans jesuits joanna johannes joshua julien julio karate keister "
        "koala koalas laureate leopold libyans likeliest likelihood lillian limousine limousines lineage linear "
        "linguine lionel littlest livelier livelihood livelihoods lobbyist lobbyists loneliness lovemaking "
        "macabre machete machetes meander memento mementos mercedes messiah militia militias ministering minuet "
        "miscreant miscreants mme mohammed montgomery montreal moreover museums myelin myopic naively naomi "
        "needlework neophyte neoprene nepalese newlywed niagara nuzzling oases oasis oedipal ohio omniscient "
        "orestes orpheus overfed pacemaker pacemakers palestine pancreas passageway patio patricia peacemaker "
        "peacemakers permeate permeates peyote philippe physio pilates pineal pirouette placebo pneumonia polio "
        "posterior powerfully preamble preponderance principally protease pursuant pursuers racehorses radius "
        "rafael ratio ratios readjust reaffirm reaffirmed reaffirms reattach reattached recipe recipes reconquer "
        "reignite reissue reliant reopen reopened reopens repertoire requiem rescuers residues reveille reworking "
        "ricocheted righteously righteousness riverbed rosemary sacredness sacrilege salisbury sauerkraut "
        "scouring scuffling seattle sebastian sesame sharecroppers shoelaces shoemaker siamese sienna sierra "
        "siesta signore silhouette silhouettes skateboarding sledgehammer sociable socrates solely solitaire "
        "soloist soloists somersault somersaults sos sovereignty spokesperson steadier stonewalling sturdier "
        "stygian subpoenaed subtly suicide suicides superfluous tamales taxiing tenement tenements terriers "
        "theatre theatres thievery thoroughbreds ticklish tiptoeing tireless tokyo trachea tracheal transients "
        "transpire truancy twinkly typewriter typewriters typewritten umpire unforeseen unreasoning valueless "
        "valuing vehement vienna viennese virginia virginian voiceover wannabe wannabes wastebasket wastepaper "
        "waterbed watershed wherewithal whitewater wiggly winifred wisecracking wobbly wyoming yarmulke zionist "
        "zionists "
    ),
    4: (
        "abalone abyssinian accompaniment acuity agreeable algorithm algorithms alleluia altruism altruistic "
        "amnesiac amniotic angiogram antonio apostrophe appalachian apprenticeship arboreal archimedes arguably "
        "asiatic assiduously associative atheistic backfiring bellyaching bolognese california californian "
        "californians calliope caribbean cataloguing catastrophe circuitous coagulate coalition coaxial collegial "
        "communique complementary conceptualize continuing continuum convalescence convalescent cooperates "
        "cuneiform dandelion dandelions dementia desiring diarrhea dickensian disinterested duodenum elaborately "
        "emilio emmanuel emotionally entirely epithelial epitome estonian estonians ethereal ethically european "
        "europeans excelsior facsimile factually feb february fellatio fettuccine foreseeable gentlemanly "
        "gentlewoman gonorrhea guacamole idealized imperative inauspicious incipient inconspicuous incremental "
        "initiative initiatives innuendo inquiring insatiable intemperate judaism kamikaze karaoke laboratories "
        "laboratory laryngeal macedonian malleable marketable massacring meandering mediocre menstruation "
        "messianic militiamen minestrone miniaturized mortification mutually neanderthal neanderthals negotiable "
        "nevertheless noblewoman nonlinear nonsensical nucleonic nucleotide nucleotides obsequious occupiers "
        "oceanic oleander overpowering overseer overseers panacea parisians penelope pennsylvania permeated "
        "pistachio pistachios polyester portfolio portfolios preexisting prometheus qualifiers readjusting "
        "reaffirming realization reawaken recipient recipients reelected reelection reestablish reestablished "
        "reexamine reignited reiterate reopening retirement rewiring senegalese sicilian silhouetted stoicism "
        "subservient suicidal sukiyaki supremely tactically teleconference teriyaki uninterested uninteresting "
        "unrealistic unreasonable vehemently venereal vestigial veterinary vigilantes virtuoso voyeuristic "
        "yosemite zoologist zoology "
    ),
    5: (
        "aborigines algorithmic ambiguity amphitheater amphitheatre angioplasty aphrodisiac christianity "
        "coagulation conceptually contractually cooperating cooperative disagreeable discontinuing esophageal "
        "ethiopian ethiopians experiential extraordinaire genealogy geophysical gravitationally homeopathic "
        "idealistic ignominious lithuanian lithuanians louisiana maximilian myocardial palestinian palestinians "
        "pediatrician pediatricians penitentiary peritoneal perpetually physiology politically polyethylene "
        "polyurethane promiscuity psychoanalyst reeducation reestablishing reevaluate reiterated retaliatory "
        "satisfactorily sensuality spiritually spontaneity subterranean supercilious theologian virtuosity "
    ),
    6: (
        "bioengineering gastrointestinal genealogical geopolitical impartiality intelligentsia machiavellian "
        "mediterranean microorganism microorganisms peculiarities peculiarity physiological physiologically "
        "psychoanalysis psychoanalytic uncooperative "
    ),
    7: ("anesthesiologist confidentiality epidemiology "),
}
"""Syllables -> words, parted by spaces."""
