extension DealThemes {
    /// What law or taste restricts: who may advertise here, and to whom.
    static let restricted = """
        * Medical Health; Pharma & Medical | medium regulated | medical, treatment, symptoms, patients | Health Information Seekers, Patients | Adults 45+; 35-64 | Clinicast, Remedy Post, Dosewell | Medizin, Santé, Salud
        + Chronic Conditions | Wardround, Chronicle of Care
        Diabetes | Diabetes, Blood Sugar, Insulin | insulin, blood sugar, glucose monitor, type 2, a1c | Diabetes Patients, Glucose Monitor Users, Diabetic Cooks
        Allergies and Asthma | Allergy & Asthma, Hay Fever, Respiratory | pollen, antihistamine, inhaler, hay fever, nasal spray | Allergy Sufferers, Asthma Patients, Pharmacy Shoppers
        Heart Disease | Heart Health, Cardiology | blood pressure, cholesterol, stent, cardiologist, arrhythmia | Heart Patients, Blood Pressure Trackers, Statin Users
        Arthritis and Joints | Arthritis, Joint Pain | rheumatoid, knee replacement, stiffness, cartilage, biologics | Arthritis Patients, Joint Replacement Candidates, Chronic Pain Patients
        Cancer | Oncology Patients, Cancer Care | chemotherapy, tumour, remission, screening, immunotherapy | Cancer Patients, Survivors, Cancer Caregivers
        Digestive Health | Gut Health, Digestion | reflux, irritable bowel, crohn's, bloating, colonoscopy | Reflux Sufferers, IBS Patients, Gut Health Seekers
        Skin Conditions | Dermatology, Eczema & Psoriasis | eczema, psoriasis, rash, rosacea, dermatologist | Eczema Patients, Psoriasis Patients, Itchy Skin Parents
        Neurology | Brain & Nerves, Neurology | parkinson's, multiple sclerosis, epilepsy, alzheimer's, tremor | MS Patients, Alzheimer Families, Neurology Patients
        Obesity Treatment | Weight Loss Medicine, Obesity Care | weekly injection, bariatric surgery, appetite drug, body mass index, weight clinic | Obesity Patients, Injection Users, Bariatric Candidates
        + Remedies | Pestle Post, Apothecaire
        Pain and Cold | OTC Pharmacy, Cold & Flu, Pain Relief | pain relief, cough syrup, ibuprofen, flu season, fever | Cold and Flu Sufferers, OTC Buyers, Migraine Sufferers
        Prescription Brands | Rx Brands, Prescription Drugs | ask your doctor, side effects, once daily, copay card, prescription refill | Rx Patients, Refill Users, Medicare Patients
        Eye and Ear Care | Eye Care, Hearing | cataract, glaucoma, eye drops, tinnitus, hearing test | Cataract Patients, Dry Eye Sufferers, Tinnitus Patients
        Birth Control | Contraception, Birth Control | contraceptive pill, coil, emergency contraception, hormonal patch, planned parenthood visit | Pill Users, Young Women Patients, Gynaecology Patients
        + Care System | Theatre Green, Stethoscope Weekly
        Physicians | HCP Endemic, Physicians, Medical Professionals | clinical trial, prescribing, oncology, medical journal, guidelines | Physicians, Nurses, Hospital Decision Makers
        Mental Health | Mental Health, Therapy, Mind Matters | therapy, depression, anxiety, counselling, burnout | Therapy Seekers, Burnout Professionals, Support Group Members
        Nurses and Pharmacists | Allied HCP, Nursing & Pharmacy Pros | dosage chart, continuing education, pharmacy counter, triage, care protocol | Registered Nurses, Pharmacists, Physician Assistants
        Cosmetic Procedures | Aesthetic Medicine, Cosmetic Surgery | wrinkle injection, filler, rhinoplasty, liposuction, laser clinic | Cosmetic Patients, Filler Clients, Consultation Bookers
        Telemedicine | Online Doctor, Telehealth | video consultation, e-prescription, symptom checker, online doctor, doctor app | Telehealth Users, Online Pharmacy Patients, Rural Patients
        * Politics; Political | high regulated | politics, campaign, parliament, political | Voters, Politically Engaged | Adults 18+; Adults 45+ | Ballotbox Daily, The Caucus, Polity Post | Politik, Politique, Política
        + Campaigns | Stumpline, Pollwatch
        Candidates | Elections, Campaign Season, Candidates | candidates, polling, ballot, swing states, debate night | Swing Voters, Registered Voters, Campaign Donors
        Advocacy | Issue Advocacy, Public Affairs, Causes | petition, climate policy, lobbying, civil rights, referendum | Activists, Policy Advocates, Petition Signers
        Commentary | Political Talk, Opinion & Commentary, Pundits | talk radio, partisan, op-ed, pundits, press conference | Talk Radio Listeners, Op-Ed Readers, Partisan Viewers
        Local Politics | City Hall, Local Elections | mayor race, school board, zoning vote, council seat, ballot measure | Local Voters, City Hall Watchers, School Board Parents
        Conservative Media | Conservative, Right of Centre | tax cuts, border security, conservative radio, tradition, gun rights | Conservative Voters, Talk Radio Loyalists, Small Government Fans
        Progressive Media | Progressive, Left of Centre | climate justice, living wage, progressive podcast, social justice, grassroots | Progressive Voters, Grassroots Donors, Campus Activists
        * Alcohol; Beer, Wine & Spirits | high regulated | alcohol, drinks, bar, tasting | Adult Drinkers LDA+, Nightlife Visitors | Adults 21+; LDA 21-44 | Corkscrew Post, Barrelfold, The Snug | Alkohol, Boissons Alcoolisées, Bebidas Alcohólicas
        + Drinks | Hopline, Decanter's Digest
        Wine | Wine & Vineyards, Sommelier, Wine Club | red wine, vineyard, sommelier, tasting notes, vintage | Wine Drinkers, Wine Club Members, Cellar Owners
        Beer | Beer & Brewing, Craft Beer, Ale | craft beer, brewery, ipa, hops, taproom | Beer Drinkers, Craft Beer Fans, Taproom Visitors
        Whisky | Spirits & Cocktails, Whisky, Mixology | whisky, gin, cocktail recipes, bartender, distillery | Whisky Connoisseurs, Cocktail Makers, Bar Hoppers
        Cocktails and Gin | Cocktails, Gin Bar | gin botanicals, shaker, negroni, tonic water, mixologist | Cocktail Drinkers, Gin Lovers, Home Bartenders
        Champagne and Sparkling | Champagne, Bubbles | champagne brut, prosecco, cork pop, toast, magnum | Champagne Buyers, Prosecco Friends, Celebration Drinkers
        Vodka, Rum and Tequila | White Spirits, Rum & Tequila | vodka, tequila shot, agave, rum barrel, mojito | Party Drinkers, Tequila Fans, Rum Collectors
        Hard Seltzer and Cider | Hard Seltzer, Cider | hard seltzer, cider press, ready-to-drink can, low calorie drink, orchard | Seltzer Drinkers, Cider Fans, Festival Drinkers
        * Gambling; Betting & Casino | high regulated | betting, wager, jackpot, stakes | Bettors 21+, Casino Players | Men 21-54; Adults 21+ | Oddsmoor, Paylines, The Stake | Glücksspiel, Jeux d'argent, Apuestas
        + Betting | Tipsheet, Furlong Post
        Sports Betting | Sports Betting, Sportsbook, Odds & Tips | point spread, sportsbook, parlay, betting tips, live odds | Sports Bettors, Sportsbook App Users, Tipsters
        Horse Race Betting | Racebook, Horse Betting | tote, furlong, trifecta, race card, handicapper | Horse Bettors, Race Day Punters, Tote Players
        Daily Fantasy Contests | Daily Fantasy, Cash Contests | entry fee contest, salary cap lineup, player props, cash prize, pick em | DFS Players, Prop Bettors, Contest Grinders
        + Casino | Croupier Post, Reel & Roulette
        Casino Slots | Casino & Slots, Online Casino | slots, paylines, bonus round, free spins, casino floor | Slot Players, Jackpot Chasers, Casino Visitors
        Poker | Poker Rooms, Hold'em | hold'em, royal flush, river card, poker tournament, bluff | Poker Players, Home Game Hosts, Tournament Grinders
        Live Casino | Live Dealers, Table Games | live dealer, roulette wheel, baccarat, blackjack table, high roller | Live Table Players, High Rollers, Resort Gamblers
        Lottery | Lottery, Jackpot Draw, Scratch Cards | lottery numbers, mega draw, scratch card, bingo, lucky ticket | Lottery Players, Bingo Players, Syndicate Players
        * Tobacco; Smoking & Vaping | high regulated | tobacco, smoking, nicotine, smokers | Adult Smokers 21+, Nicotine Users | Adults 21+; Men 21-54 | Embers & Ash, The Humidor, Smokefold | Tabak, Tabac, Tabaco
        + Smoking | Leaf & Lighter, Ashtray Post
        Cigars | Cigars, Cigar Lounge | cigar cutter, humidor, havana, robusto, lounge | Cigar Smokers, Lounge Members, Humidor Owners
        Cigarettes | Cigarettes, Rolling Tobacco | rolling papers, menthol, filter tips, lighter, pack | Cigarette Smokers, Roll-Your-Own Smokers, Menthol Smokers
        + Alternatives | Vapourly, Cloudline
        Vaping | Vapes, E-Liquid | e-liquid, vape coil, pod system, mango ice, disposable vape | Vapers, Pod Users, Ex-Cigarette Vapers
        Nicotine Pouches | Pouches & Snus, Smokeless | snus, mint pouch, heated tobacco, smokeless, tin | Pouch Users, Snus Users, Heated Tobacco Users
        * Cannabis; Cannabis & CBD | high regulated | cannabis, hemp, strains, dispensary | Cannabis Consumers 21+, Legal State Adults | Adults 21+; 21-44 | Greenleafly, Trichome Post, Budline | Cannabis, Cannabis & Chanvre, Cannabis y Cáñamo
        + Cannabis | Terpene Times, Grower's Almanac
        Recreational Cannabis | Adult-Use Cannabis, Dispensaries | pre-roll, edible gummies, sativa, indica, budtender | Dispensary Shoppers, Edibles Buyers, Weekend Tokers
        Medical Cannabis | Medical Marijuana, Patient Card | patient card, thc dosage, chronic pain relief oil, medical dispensary, tincture | Card Holders, Cannabis Patients, Pain Relief Seekers
        CBD Wellness | CBD, Hemp Wellness | cbd oil, hemp balm, calming drops, full spectrum, pet cbd | CBD Buyers, Hemp Skincare Users, Calm Seekers
        Home Growing | Cannabis Growing, Grow Room | grow tent, seed bank, hydroponics, led grow light, trimming | Home Growers, Seed Buyers, Hydroponics Hobbyists
        """
}
