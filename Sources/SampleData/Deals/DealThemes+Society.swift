extension DealThemes {
    /// What people live by and read about, laid out as ``goods``.
    static let society = """
        * Healthy Living; Health & Fitness | low | wellness, health, active, balance | Health Conscious, Wellness Seekers | 25-54, Women Skew; Adults 18-44 | Vitalfold, Breathe Daily, Stride Post, Wellmoor | Gesundheit, Bien-être, Bienestar
        Fitness / Gym and Strength | Fitness & Gym, Strength Training, Workout | workout, dumbbells, protein shake, gym membership, hiit | Gym Members, Supplement Buyers, Home Workout Users
        Fitness / Running | Running, Marathon, Joggers | marathon, training plan, heart rate, trail running, pace | Runners, Marathoners, Wearable Owners
        Wellness / Yoga and Meditation | Yoga & Meditation, Mindfulness, Calm | yoga poses, meditation app, breathing exercises, sleep sounds, mindfulness | Yogis, Meditators, Stress Relievers
        Nutrition / Weight Management | Nutrition & Diet, Weight Loss, Healthy Eating | calorie counting, keto, meal prep, vitamins, low carb | Dieters, Vitamin Buyers, Meal Prep Fans
        Senior Health / Active Aging | Active Aging, Senior Living, Silver Generation | hearing aids, mobility, retirement community, joint care, grandchildren | Seniors, Hearing Aid Seekers, Caregivers
        * Medical Health; Pharma & Medical | medium regulated | medical, treatment, symptoms, patients | Health Information Seekers, Patients | Adults 45+; 35-64 | Clinicast, Remedy Post, Wardround, Dosewell | Medizin, Santé, Salud
        Diseases / Diabetes | Diabetes, Blood Sugar, Insulin | insulin, blood sugar, glucose monitor, type 2, a1c | Diabetes Patients, Glucose Monitor Users, Diabetic Cooks
        Diseases / Allergies and Asthma | Allergy & Asthma, Hay Fever, Respiratory | pollen, antihistamine, inhaler, hay fever, nasal spray | Allergy Sufferers, Asthma Patients, Pharmacy Shoppers
        Pharmaceutical Drugs / Pain and Cold | OTC Pharmacy, Cold & Flu, Pain Relief | pain relief, cough syrup, ibuprofen, flu season, fever | Cold and Flu Sufferers, OTC Buyers, Migraine Sufferers
        Professionals / Physicians | HCP Endemic, Physicians, Medical Professionals | clinical trial, prescribing, oncology, medical journal, guidelines | Physicians, Nurses, Hospital Decision Makers
        Mental Health / Depression and Anxiety | Mental Health, Therapy, Mind Matters | therapy, depression, anxiety, counselling, burnout | Therapy Seekers, Burnout Professionals, Support Group Members
        * Personal Finance; Finance | low | money, finance, savings, economy | Finance Intenders, Investors | 35-64, High Income; HHI 150k+ | Ledgerline, Coinpost, The Margin, Tallyfold, Sterling Daily | Finanzen, Finance & Argent, Finanzas
        Investing / Stocks | Stocks & Trading, Investors, Markets | stock market, dividends, brokerage, etf, portfolio, trading app | Active Traders, Retail Investors, Wealth Builders
        Investing / Cryptocurrency | Crypto, Blockchain, Digital Assets | bitcoin, crypto wallet, blockchain, token, exchange | Crypto Investors, Fintech Early Adopters, Token Traders
        Banking / Credit Cards | Credit Cards, Banking, Cashback Cards | credit card, balance transfer, checking account, credit score, rewards points | Credit Card Intenders, Bank Switchers, Points Collectors
        Insurance / Home and Auto Policies | Insurance, Policy Comparison, Cover | insurance quote, premium comparison, liability, claims, policy | Insurance Switchers, Policy Holders, Quote Comparers
        Retirement / Planning | Retirement Planning, Pensions, Wealth 50+ | pension fund, annuity, retirement age, estate planning | Pre-Retirees, Pension Savers, Affluent 55+
        Taxes / Filing | Tax Season, Tax Filing, Tax Help | tax return, deductions, tax software, filing deadline, refund | Tax Filers, Self-Employed, Refund Seekers
        * Business; Business & Industry | low | business, industry, companies, management | Business Decision Makers, Professionals | 30-59, C-Suite; Adults 25-54, College Degree | Boardroom Post, Enterprisal, Industria, Millwright Weekly | Wirtschaft, Affaires, Negocios
        Small Business / Entrepreneurs | Small Business, SMB Owners, Startups | startup, invoicing, founders, side hustle, payroll | Small Business Owners, Founders, Freelancers
        Marketing / Advertising | Marketing & Media, Adland, CMOs | brand campaign, media buying, agency news, conversion rate, influencer marketing | Marketers, Agency Staff, CMOs
        Logistics / Shipping | Logistics & Supply Chain, Freight, Trucking | freight, warehouse, fleet management, shipping container, last mile | Fleet Managers, Truckers, Supply Chain Leaders
        Construction / Building Trade | Construction, Building Trade, Contractors Pro | excavator, concrete, building site, architects, scaffolding | Builders, Architects, Site Managers
        Agriculture / Farming | Agriculture, Farming, Agribusiness | tractor, harvest, livestock, crop protection, irrigation | Farmers, Agribusiness Owners, Rural Households
        Energy / Renewables | Energy & Renewables, Solar, Utilities | solar panels, wind farm, heat pump, power grid, electricity bill | Solar Intenders, Energy Switchers, Utility Executives
        * Education; Learning | low | learning, knowledge, courses, study | Learners, Students | 18-34, Students; Adults 18-29 | Campusline, Chalkfold, Studium Post, The Seminar | Bildung, Éducation, Educación
        College Education / Admissions | College & University, Campus, Admissions | campus tour, scholarships, tuition, dormitory, admission essay | College Students, College Applicants, Parents of Applicants
        Language Learning / Courses | Language Learning, Learn Languages, Vocabulary | language app, grammar, pronunciation, flashcards, translation | Language Learners, Expats, Exchange Students
        Online Education / Careers | Online Courses, Upskilling, Bootcamps | coding bootcamp, certificate, webinar, online degree, e-learning | Career Changers, Upskillers, Remote Learners
        * Careers; Jobs | low | jobs, career, work, employers | Job Seekers, Professionals | 18-44; Adults 22-50 | Jobmoor, Vocation Post, Hireline | Karriere, Emploi, Empleo
        Job Search / Recruiting | Job Search, Recruiting, Hiring Now | resume, job interview, vacancy, salary, recruiter | Active Job Seekers, Recruiters, Graduates
        Remote Working / Freelance | Remote Work, Freelance, Home Office | coworking, home office, gig economy, video calls, digital nomad | Remote Workers, Gig Workers, Digital Nomads
        * News; News and Politics | medium | news, headlines, current affairs, reporting | News Readers, Opinion Leaders | Adults 35+; 35-64, College Degree | The Daily Quarter, Meridian Wire, Ember Gazette, Northpost | Nachrichten, Actualités, Noticias
        Local News / Regional | Local News, Regional Press, City News | city council, local weather, traffic report, community events, town hall | Local News Readers, Suburban Households, Commuters by Car
        International News / World | World News, International Affairs, Global Desk | diplomacy, foreign correspondents, summit, trade talks, conflict | World News Followers, Policy Watchers, Expat Readers
        Crime / Court Reports | Crime News, True Crime, Court Reports | murder trial, police report, true crime, investigation, verdict | True Crime Fans, Crime News Readers, Courtroom Watchers
        Weather / Forecast | Weather, Forecast, Storm Watch | weather radar, storm warning, heat wave, rain forecast, pollen count | Weather Checkers, Outdoor Planners, Storm Watchers
        Business News / Economy Desk | Business News, Economy Desk, Market Report | central bank, inflation, quarterly earnings, mergers, interest rates | Business News Readers, Economists, Executives
        * Politics; Political | high regulated | politics, election, campaign, parliament | Voters, Politically Engaged | Adults 18+; Adults 45+ | Ballotbox Daily, The Caucus, Polity Post | Politik, Politique, Política
        Elections / Candidates | Elections, Campaign Season, Candidates | candidates, polling, ballot, swing states, debate night | Swing Voters, Registered Voters, Campaign Donors
        Issues / Advocacy | Issue Advocacy, Public Affairs, Causes | petition, climate policy, lobbying, civil rights, referendum | Activists, Policy Advocates, Petition Signers
        Opinion / Commentary | Political Talk, Opinion & Commentary, Pundits | talk radio, partisan, op-ed, pundits, press conference | Talk Radio Listeners, Op-Ed Readers, Partisan Viewers
        * Alcohol; Beer, Wine & Spirits | high regulated | alcohol, drinks, bar, tasting | Adult Drinkers LDA+, Nightlife Visitors | Adults 21+; LDA 21-44 | Corkscrew Post, Barrelfold, The Snug, Hopline | Alkohol, Boissons Alcoolisées, Bebidas Alcohólicas
        Wine / Tasting | Wine & Vineyards, Sommelier, Wine Club | red wine, vineyard, sommelier, tasting notes, vintage | Wine Drinkers, Wine Club Members, Cellar Owners
        Beer / Craft Beer | Beer & Brewing, Craft Beer, Ale | craft beer, brewery, ipa, hops, taproom | Beer Drinkers, Craft Beer Fans, Taproom Visitors
        Spirits / Whisky and Cocktails | Spirits & Cocktails, Whisky, Mixology | whisky, gin, cocktail recipes, bartender, distillery | Whisky Connoisseurs, Cocktail Makers, Bar Hoppers
        * Gambling; Betting & Casino | high regulated | betting, odds, wager, jackpot | Bettors 21+, Casino Players | Men 21-54; Adults 21+ | Oddsmoor, Paylines, The Stake | Glücksspiel, Jeux d'argent, Apuestas
        Sports Betting / Odds | Sports Betting, Sportsbook, Odds & Tips | point spread, sportsbook, parlay, betting tips, live odds | Sports Bettors, Sportsbook App Users, Tipsters
        Casino / Slots and Poker | Casino & Slots, Poker, Online Casino | slots, poker table, roulette, free spins, blackjack | Slot Players, Poker Players, Casino Visitors
        Lottery / Draws | Lottery, Jackpot Draw, Scratch Cards | lottery numbers, mega draw, scratch card, bingo | Lottery Players, Bingo Players, Syndicate Players
        * Dating; Relationships & Dating | medium | dating, singles, romance, relationships | Singles, Dating App Users | 18-34, Singles; Adults 18-49 | Matchfold, Heartline Post, Twosome | Partnersuche, Rencontres, Citas
        Dating / Young Singles | Dating Apps, Singles, Swipe | dating app, first date, profile picture, flirting, swipe | Young Singles, Swipers, Urban Daters
        Dating / Mature Singles | Mature Dating, Singles 50+, Second Chances | over fifty singles, companionship, divorce, matchmaking | Divorced Adults, Singles 50 Plus, Empty Nesters
        * Science; Science & Nature | low | science, research, discovery, nature | Science Fans, Curious Minds | 18-54, College Degree; Adults 25+ | Orbitline, Petri Post, Quantafold | Wissenschaft, Sciences, Ciencia
        Space / Astronomy | Space & Astronomy, Cosmos, Rocket Science | telescope, rocket launch, mars mission, galaxies, eclipse | Space Fans, Amateur Astronomers, Launch Watchers
        Environment / Climate | Climate & Environment, Sustainability, Green Living | climate change, recycling, biodiversity, carbon footprint, zero waste | Eco Conscious, Sustainability Shoppers, Zero Waste Fans
        Biology / Genetics | Biology & Genetics, Life Sciences, Lab | genome, microscope, cells, evolution, ancestry test | Biologists, Lab Professionals, Genealogy Fans
        * Religion & Spirituality; Religion | medium | faith, spirituality, community, belief | Faith Audiences, Spiritual Seekers | Adults 35+; Women 35-64 | Steeple Post, Lanternfold, The Psalter | Religion, Religion & Foi, Religión
        Faith / Christianity | Christian Faith, Church & Gospel, Sunday Service | bible study, gospel music, prayer, church service, sermon | Churchgoers, Gospel Listeners, Faith Families
        Astrology / Horoscopes | Astrology, Horoscopes, Zodiac | horoscope, zodiac signs, tarot, full moon, birth chart | Horoscope Readers, Tarot Fans, New Age Seekers
        * Attractions; Events & Attractions | low | events, tickets, outings, visitors | Event Goers, Day Trippers | 18-44, Urban; Adults 25-54 | Turnstile, Stubfold, Nightline Guide | Freizeit, Sorties, Ocio
        Museums / Exhibitions | Museums & Galleries, Exhibitions, Art Lovers | exhibition, sculpture, modern art, museum pass, curator | Museum Visitors, Art Lovers, Culture Tourists
        Concerts / Festivals | Festivals & Concerts, Live Events, Tickets | festival lineup, tour dates, concert tickets, camping ground, headliner | Festival Crowds, Ticket Buyers, Live Music Fans
        Theatre / Musicals | Theatre & Musicals, Stage, West End and Broadway | musical, stage play, ballet, matinee, standing ovation | Theatregoers, Musical Fans, Ballet Patrons
        """
}
