extension DealThemes {
    /// Themes of money, education and news.
    static let society = """
        * Personal Finance; Finance | low | money, finance, savings, rates | Finance Intenders, Money Planners | 35-64, High Income; HHI 150k+ | Ledgerline, Coinpost, Tallyfold, Sterling Daily | Finanzen, Finance & Argent, Finanzas
        + Investing | The Margin, Bull & Bear Post
        Stocks | Stocks & Trading, Investors, Markets | stock market, dividends, brokerage, etf, portfolio, trading app | Active Traders, Retail Investors, Wealth Builders
        Cryptocurrency | Crypto, Blockchain, Digital Assets | bitcoin, crypto wallet, blockchain, token, exchange | Crypto Investors, Fintech Early Adopters, Token Traders
        Funds and ETFs | ETF & Funds, Passive Investing | index fund, savings plan, expense ratio, asset allocation, robo-advisor | Index Investors, Savings Plan Users, Robo-Advisor Clients
        Gold and Commodities | Precious Metals, Commodities | gold bar, silver coin, crude oil price, futures, bullion | Gold Buyers, Commodity Traders, Safe Haven Seekers
        Property Investing | Real Estate Investing, REITs | reit, crowdfunding property, rental income, cap rate, equity release | Property Investors, REIT Holders, Passive Income Seekers
        + Banking and Credit | Vaultline, Tellerly
        Credit Cards | Credit Cards, Banking, Cashback Cards | credit card, balance transfer, checking account, credit score, rewards points | Credit Card Intenders, Bank Switchers, Points Collectors
        Savings Accounts | Savings, High-Yield Accounts | fixed deposit, savings rate, easy access, compound interest, emergency fund | Rate Chasers, Rainy Day Savers, Child Account Openers
        Mortgages | Home Loans, Mortgages | fixed rate mortgage, remortgage, equity, loan-to-value, mortgage broker | Mortgage Seekers, Remortgagers, Equity Owners
        Personal Loans | Loans & Credit, Consolidation | debt consolidation, car loan, instalment, payday, loan calculator | Borrowers, Debt Consolidators, Instalment Buyers
        Mobile Banking | Neobanks, Fintech | neobank, instant transfer, budgeting app, split bill, virtual card | App Bank Users, Fintech Adopters, Bill Splitters
        + Insurance | Coverfold, Claims Courier
        Home Insurance | Insurance, Policy Comparison, Cover | insurance quote, premium comparison, liability, claims, policy | Insurance Switchers, Policy Holders, Quote Comparers
        Life Insurance | Life Cover, Term Life | term life, beneficiary, funeral plan, critical illness, payout | Young Family Providers, Life Cover Seekers, Breadwinners
        Health Insurance | Health Plans, Medical Cover | open enrollment, copay, private health cover, dental plan, medicare advantage | Plan Switchers, Self-Insured Freelancers, Enrollment Seekers
        Travel Insurance | Trip Cover, Travel Insurance | trip cancellation, lost luggage cover, repatriation, annual multi-trip, visa insurance | Trip Insurers, Annual Policy Travelers, Student Abroad Parents
        + Planning | Nest Egg Post, Form & Filing
        Retirement Planning | Retirement Planning, Pensions, Wealth 50+ | pension fund, annuity, retirement age, pension gap, early retirement | Pre-Retirees, Pension Savers, Affluent 55+
        Taxes | Tax Season, Tax Filing, Tax Help | tax return, deductions, tax software, filing deadline, refund | Tax Filers, Self-Employed, Refund Seekers
        Budgeting and Frugality | Budgeting, Frugal Living | envelope method, no-spend month, side savings, household budget, cost of living | Budgeters, Frugal Families, Debt-Free Journeys
        Student Finance | Student Loans, Paying for College | student loan, bursary, repayment threshold, college fund, maintenance grant | Student Borrowers, College Fund Parents, Graduates in Debt
        Wills and Estates | Wills & Inheritance, Estate Planning | probate, inheritance tax, trust fund, last will, power of attorney | Estate Planners, Heirs, Trustees
        * Business; Business & Industry | low | business, industry, companies, management | Business Decision Makers, Professionals | 30-59, C-Suite; Adults 25-54, College Degree | Boardroom Post, Enterprisal, Industria, Millwright Weekly | Wirtschaft, Affaires, Negocios
        + Companies | Founderly, Term Sheet Post
        Entrepreneurs | Small Business, SMB Owners, Startups | startup, invoicing, founders, side hustle, payroll | Small Business Owners, Founders, Freelancers
        Venture Capital | Startups & VC, Funding Rounds | seed round, pitch deck, unicorn, term sheet, accelerator | Angel Investors, Venture Partners, Startup Staff
        Human Resources | HR & People, Workforce | onboarding, payroll software, talent retention, appraisal, employee benefits | HR Managers, People Leaders, Payroll Staff
        Leadership | Management, Leadership | executive coach, strategy offsite, leadership style, delegation, board meeting | Executives, Middle Managers, Board Members
        Franchising | Franchise, Own a Store | franchise fee, franchisor, store concept, royalty rate, territory | Franchise Seekers, Store Operators, Second Career Owners
        + Sales and Marketing | Funnelpost, Adfold
        Advertising | Marketing & Media, Adland, CMOs | brand campaign, media buying, agency news, conversion rate, influencer marketing | Marketers, Agency Staff, CMOs
        E-Commerce Trade | E-Commerce Business, Online Selling | checkout, cart abandonment, dropshipping, product feed, fulfilment | Shop Operators, Dropshippers, E-Commerce Managers
        Sales | B2B Sales, Sales Teams | cold call, sales pipeline, quota, account manager, lead scoring | Sales Reps, Account Managers, Revenue Leaders
        + Industries | Girder & Grain, Payload Post
        Shipping | Logistics & Supply Chain, Freight, Trucking | freight, warehouse, fleet management, shipping container, last mile | Fleet Managers, Truckers, Supply Chain Leaders
        Building Trade | Construction, Building Trade, Contractors Pro | excavator, concrete, building site, architects, scaffolding | Builders, Architects, Site Managers
        Farming | Agriculture, Farming, Agribusiness | tractor, harvest, livestock, crop protection, irrigation | Farmers, Agribusiness Owners, Rural Households
        Renewables | Energy & Renewables, Solar, Utilities | solar panels, wind farm, heat pump, power grid, electricity bill | Solar Intenders, Energy Switchers, Utility Executives
        Manufacturing | Manufacturing, Factory Floor | assembly line, lean production, machine tool, quality control, robot cell | Plant Managers, Production Engineers, Purchasers
        Oil and Gas | Oil & Gas, Petroleum | drilling rig, refinery, pipeline, offshore platform, shale | Energy Engineers, Rig Workers, Commodity Analysts
        Aviation and Defence | Aerospace, Defence Industry | fighter jet, aerospace, radar, contractor, airframe | Aerospace Engineers, Defence Buyers, Veterans in Industry
        Hospitality Trade | Hotel & Restaurant Trade, Hospitality | front desk system, kitchen staff, occupancy rate, catering supply, point of sale | Hoteliers, Restaurant Owners, Catering Buyers
        Retail Trade | Retail Industry, Store Operations | shelf planogram, store footfall, loss prevention, wholesale, category manager | Store Managers, Retail Buyers, Wholesalers
        Telecom | Telecom Industry, Networks | fibre rollout, spectrum auction, tower, carrier network, backhaul | Telecom Engineers, Network Planners, Carrier Executives
        Mining and Metals | Mining, Steel & Metals | ore, smelter, lithium mine, steel mill, open pit | Mining Engineers, Metal Traders, Site Contractors
        * Education; Learning | low | learning, knowledge, courses, study | Learners, Students | 18-34, Students; Adults 18-29 | Campusline, Chalkfold, The Seminar | Bildung, Éducation, Educación
        + Higher Education | Studium Post, Quadrangle
        College Admissions | College & University, Campus, Admissions | campus tour, scholarships, tuition, dormitory, admission essay | College Students, College Applicants, Parents of Applicants
        MBA and Graduate School | MBA, Graduate School | gmat, business school, master's thesis, alumni network, case study | MBA Applicants, PhD Candidates, Graduate Students
        Study Abroad | Study Abroad, Exchange Year | exchange semester, student visa, host family, language certificate, semester abroad | Exchange Students, Abroad Planners, Host Families
        Campus Life | Student Life, Dorms | freshers week, fraternity, dorm room, lecture hall, student discount | Freshers, Dorm Residents, Society Members
        + Schools | Blackboard Weekly, Satchel & Slate
        Primary and Secondary School | K-12, School Life | report card, parent evening, school bus, curriculum, spelling bee | School Parents, Teachers, School Administrators
        Homeschooling | Homeschool, Learning at Home | lesson plan, home curriculum, worksheets, unschooling, co-op class | Homeschool Parents, Curriculum Buyers, Tutor Families
        Test Preparation | Exam Prep, Tutoring | practice test, sat score, private tutor, revision guide, past papers | Exam Takers, Tutored Teens, Score Improvers
        Special Education | Special Needs, Inclusive Learning | dyslexia, speech therapy, sensory toys, individual plan, adhd support | Special Needs Parents, Learning Therapists, Inclusion Teachers
        + Lifelong Learning | Night School Post, Lexicon & Co
        Language Learning | Language Learning, Learn Languages, Vocabulary | language app, grammar, pronunciation, flashcards, translation | Language Learners, Expats, Exchange Students
        Online Courses | Online Courses, Upskilling, Bootcamps | coding bootcamp, certificate, webinar, online degree, e-learning | Career Changers, Upskillers, Remote Learners
        Vocational Training | Trades & Apprenticeships, Vocational | apprenticeship, welding course, journeyman, trade school, licence exam | Apprentices, Trade School Students, Career Trainers
        * Careers; Jobs | low | jobs, career, work, employers | Job Seekers, Professionals | 18-44; Adults 22-50 | Jobmoor, Vocation Post, Hireline | Karriere, Emploi, Empleo
        + Job Market | Opening Post, Badge & Desk
        Job Search | Job Search, Recruiting, Hiring Now | resume, job interview, vacancy, salary, recruiter | Active Job Seekers, Recruiters, Graduates
        Remote Work | Remote Work, Freelance, Home Office | coworking, home office, gig economy, video calls, digital nomad | Remote Workers, Gig Workers, Digital Nomads
        Resumes and Interviews | CV & Interview, Job Applications | cover letter, cv template, interview question, salary negotiation, reference letter | Applicants, Interviewees, Career Coaches
        Executive Jobs | Executive Search, Top Jobs | headhunter, board mandate, six-figure, executive search, non-compete | Senior Executives, Headhunted Leaders, Board Candidates
        Seasonal and Gig Jobs | Gig Work, Seasonal Jobs | holiday shift, courier gig, warehouse night shift, hourly pay, temp agency | Gig Workers, Students with Side Jobs, Temp Staff
        + Professions | Shift & Ward, Uniform Post
        Nursing and Care Jobs | Nursing Careers, Care Jobs | night ward, nurse shortage, scrubs, nursing degree, agency nurse | Nurses, Care Workers, Nursing Students
        Tech Careers | Tech Jobs, Developer Careers | coding interview, stack, developer salary, equity package, hackathon | Job-Hunting Developers, Junior Coders, Tech Recruiters
        Military and Public Service | Armed Forces Careers, Public Service | enlistment, cadet, civil service exam, veteran benefits, police academy | Recruits, Veterans, Civil Servants
        * News; News and Politics | medium | news, headlines, current affairs, reporting | News Readers, Opinion Leaders | Adults 35+; 35-64, College Degree | The Daily Quarter, Meridian Wire, Ember Gazette, Northpost | Nachrichten, Actualités, Noticias
        + General News | Bulletin Nine, Late Edition
        Local News | Local News, Regional Press, City News | city council, local weather, traffic report, community events, town hall | Local News Readers, Suburban Households, Commuters by Car
        International News | World News, International Affairs, Global Desk | diplomacy, foreign correspondents, summit, trade talks, conflict | World News Followers, Policy Watchers, Expat Readers
        Business News | Business News, Economy Desk, Market Report | central bank, inflation, quarterly earnings, mergers, interest rates | Business News Readers, Economists, Executives
        Weather | Weather, Forecast, Storm Watch | weather radar, storm warning, heat wave, rain forecast, pollen count | Weather Checkers, Outdoor Planners, Storm Watchers
        Breaking News | Breaking News, Live Ticker | live ticker, press briefing, eyewitness, developing story, push alert | Headline Checkers, Live Ticker Readers, News App Users
        Investigations | Investigative Reports, Long Reads | leak, whistleblower, long read, data journalism, exposé | Long Read Subscribers, Watchdog Readers, Journalists
        + Special Desks | Gavel & Pen, Siren Post
        Crime News | Crime News, True Crime, Court Reports | murder trial, police report, true crime, investigation, verdict | True Crime Fans, Crime News Readers, Courtroom Watchers
        Disasters and Accidents | Disaster News, Emergencies | earthquake, wildfire, flood, rescue team, plane crash | Emergency Followers, Disaster Donors, Worried Relatives
        War and Conflict | Conflict News, War Desk | ceasefire, frontline, refugees, drone strike, peace talks | Conflict Followers, Aid Workers, Defence Analysts
        Health News | Health Headlines, Public Health | outbreak, vaccine rollout, hospital beds, health ministry, pandemic | Health News Readers, Public Health Staff, Concerned Parents
        Tech News Desk | Tech Headlines, Big Tech | antitrust, layoffs, product keynote, data scandal, platform regulation | Tech News Readers, Policy Techies, Startup Watchers
        Immigration and Migration | Migration, Border News | asylum, border crossing, work visa, integration, citizenship test | Migrants, Immigration Lawyers, Border Communities
        * Law & Government; Law | low | law, rights, government, public | Citizens, Legal Help Seekers | Adults 30+; 35-64 | Statute Post, Civicline, The Docket | Recht, Droit, Derecho
        + Legal Help | Barristerly, Clause & Co
        Family Law | Family Lawyers, Family Court | alimony, prenup, guardianship, mediation, court hearing | Divorce Clients, Guardians, Mediation Seekers
        Injury Claims | Personal Injury, Accident Lawyers | injury claim, compensation, whiplash, class action, settlement | Accident Victims, Claimants, Class Action Members
        Consumer Rights | Consumer Rights, Refund Rights | flight delay refund, warranty, product recall, cancellation right, small claims | Complaining Customers, Delayed Passengers, Recall Checkers
        Employment Law | Workers' Rights, Employment Law | unfair dismissal, severance, union, overtime pay, tribunal | Dismissed Employees, Union Members, HR Lawyers
        + Public Services | Townclerk, Permit & Stamp
        Government Services | E-Government, Citizen Services | passport renewal, online form, register office, benefit claim, id card | Form Fillers, Benefit Claimants, New Citizens
        Charity and Giving | Charities, Donations | donation, fundraiser, volunteering, sponsor a child, gift aid | Donors, Volunteers, Fundraisers
        Emergency Services | Fire & Rescue, First Responders | fire brigade, paramedic, first aid course, siren, rescue dog | First Responders, Volunteer Firefighters, First Aid Learners
        * Science; Science & Nature | low | science, research, discovery, nature | Science Fans, Curious Minds | 18-54, College Degree; Adults 25+ | Orbitline, Petri Post, Quantafold | Wissenschaft, Sciences, Ciencia
        + Natural Science | Labcoat Weekly, Beakerly
        Space | Space & Astronomy, Cosmos, Rocket Science | telescope, rocket launch, mars mission, galaxies, eclipse | Space Fans, Amateur Astronomers, Launch Watchers
        Biology | Biology & Genetics, Life Sciences, Lab | genome, microscope, cells, evolution, ancestry test | Biologists, Lab Professionals, Genealogy Fans
        Climate | Climate & Environment, Sustainability, Green Living | climate change, recycling, biodiversity, carbon footprint, zero waste | Eco Conscious, Sustainability Shoppers, Zero Waste Fans
        Physics and Chemistry | Physics, Chemistry | particle collider, periodic table, quantum physics, catalyst, molecules | Physics Fans, Chemistry Students, Lab Chemists
        Geology and Oceans | Earth Science, Oceans | volcano, tectonic plates, deep sea, fossils, glacier melt | Fossil Hunters, Ocean Lovers, Geologists
        Animals and Wildlife | Wildlife, Animal Kingdom | endangered species, whales, migration, predators, camera trap | Wildlife Lovers, Conservation Donors, Safari Dreamers
        + Human Sciences | Potsherd, Couch & Cortex
        History and Archaeology | History, Ancient Worlds | roman empire, excavation, medieval castle, pharaoh, world war history | History Buffs, Archaeology Fans, Reenactors
        Psychology | Psychology, Mind & Brain | cognitive bias, memory, personality traits, brain scan, behaviour | Psychology Readers, Brain Game Users, Social Scientists
        Mathematics | Maths, Numbers | theorem, geometry, statistics, equation, prime numbers | Maths Lovers, Maths Teachers, Puzzle Solvers
        """
}

extension DealThemes {
    /// Themes restricted by law or taste, in who may advertise and to whom.
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
