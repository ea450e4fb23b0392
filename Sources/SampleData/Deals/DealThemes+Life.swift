extension DealThemes {
    /// How people live together and stay well.
    static let life = """
        * Family and Relationships; Family | family | family, children, home life, together | Parents, Families with Children | Women 25-44, Parents; Households with Kids | Cradle & Co, Playroom Post, Familyfold | Familie, Famille, Familia
        + Parenting | Tiny Steps, Bibs & Bottles
        Babies and Toddlers | Baby & Toddler, New Parents | diapers, baby food, stroller, sleep training, teething | New Moms, Expecting Parents, Diaper Buyers
        School Kids | School Kids, Kids & Teens, Back to School | school supplies, homework, lunch box, backpack, after school | School Parents, Back-to-School Shoppers, Parents of Teens
        Pregnancy | Pregnancy, Expecting | due date, ultrasound, trimester, birth plan, prenatal vitamins | Expecting Mothers, Fathers-to-be, Midwives
        Teenagers | Raising Teens, Teens | curfew, screen time, driving lesson, mood swings, prom night | Parents of Teens, Stepfamilies, Youth Workers
        Single Parents | Single Parents, Co-Parenting | custody schedule, child support, single mum, co-parenting app, babysitter | Single Mothers, Weekend Dads, Co-Parents
        Adoption and Fostering | Adoption, Foster Families | foster care, adoption agency, home study, matching, open adoption | Foster Parents, Adoptive Families, Social Workers
        Family Activities | Rainy Day Ideas, Family Fun | playground, craft afternoon, treasure hunt, indoor play, family picnic | Activity Planners, Grandparents with Kids, Stay-at-Home Parents
        + Kids Content | Crayonade, Lullaby Lane
        Cartoons | Kids Cartoons, Children's TV, Animation | cartoons, animated series, nursery rhymes, sing along, preschool | Kids Co-Viewing, Preschool Parents, Cartoon Fans
        Learning for Kids | Learning Games, Early Learning | phonics, letters, maths game, shapes, learning tablet | Early Learning Parents, Kindergarten Teachers, Homeschool Starters
        Kids Music | Children's Songs, Nursery Rhymes | lullaby, clap along, nursery rhyme, animal sounds, kids choir | Toddler Music Families, Lullaby Listeners, Day Care Staff
        + Elders | Silver Thread, Armchair Post
        Eldercare | Eldercare, Care at Home | care home, home nurse, stairlift, dementia care, emergency button | Family Caregivers, Adult Daughters, Care Home Seekers
        Grandparents | Grandparents, Grandkids | grandchild, spoiling, generations, babysitting day, heirloom | Active Grandparents, Toy Gifting Grandparents, Family Archivists
        * Life Events; Celebrations | family | celebration, milestone, party, guests | Party Planners, Celebrants | Women 25-44; Adults 25-54 | Confettica, Toastmaster Post, Milestone & Co | Feste, Fêtes, Celebraciones
        + Weddings | Veil & Vow, Aisle Post
        Weddings | Wedding Planning, Bridal | wedding dress, bridal shower, venue, engagement ring, honeymoon | Brides-to-be, Wedding Guests, Engaged Couples
        Engagement Rings | Rings & Proposals, Engagement | proposal, diamond cut, ring size, solitaire ring, one knee | Proposal Planners, Ring Shoppers, Newly Engaged
        Bachelor Parties | Hen & Stag, Bachelorette | hen night, stag do, sash, limo, best man | Maids of Honour, Best Men, Party Weekenders
        + Parties | Balloonery, Candle & Cake
        Birthdays | Birthday Parties, Kids Birthdays | balloons, birthday cake, party bag, bouncy castle, piñata | Birthday Parents, Party Supply Buyers, Surprise Planners
        Baby Showers | Baby Shower, Gender Reveal | gender reveal, baby registry, nappy cake, christening, newborn gift | Shower Hosts, Registry Builders, Godparents
        Graduation | Graduations, Prom | cap and gown, diploma, prom dress, yearbook, valedictorian | Graduates, Proud Parents, Prom Goers
        Funerals and Memorials | Bereavement, Memorials | obituary, funeral flowers, cremation, grief, memorial service | Bereaved Families, Funeral Planners, Will Writers
        + Seasons | Garland Post, Twelve Months
        Christmas Traditions | Christmas, Advent | advent calendar, christmas tree, carols, gingerbread, nativity | Christmas Fans, Tree Decorators, Carol Singers
        Halloween | Halloween, Spooky Season | pumpkin, costume, trick or treat, spooky decor, fancy dress | Costume Buyers, Trick-or-Treat Families, Pumpkin Carvers
        Easter and Spring | Easter, Spring Season | easter eggs, bunny, spring brunch, egg hunt, lamb roast | Egg Hunt Families, Spring Decorators, Easter Bakers
        Ramadan and Eid | Ramadan, Eid | iftar, fasting, eid gifts, dates, suhoor | Ramadan Observers, Eid Shoppers, Iftar Hosts
        Diwali and Lunar New Year | Diwali & Lunar New Year, Festivals of Light | diwali lamps, red envelope, dragon dance, rangoli, fireworks | Diwali Families, Lunar New Year Celebrants, Sweets Gifters
        * Dating; Relationships & Dating | medium | dating, romance, relationships, love | Singles, Dating App Users | 18-34, Singles; Adults 18-49 | Matchfold, Heartline Post, Twosome | Partnersuche, Rencontres, Citas
        + Dating | Swipeline, Blind Date Post
        Young Singles | Dating Apps, Singles, Swipe | dating app, first date, profile picture, flirting, swipe | Young Singles, Swipers, Urban Daters
        Mature Singles | Mature Dating, Singles 50+, Second Chances | over fifty singles, companionship, second spring, dance evening, widowed | Divorced Adults, Singles 50 Plus, Empty Nesters
        Serious Matchmaking | Matchmaking, Find a Partner | compatibility test, long-term partner, matchmaker, single academics, personality match | Commitment Seekers, Single Professionals, Matchmaker Clients
        LGBTQ Dating | Queer Dating, Pride Singles | pride, queer dating, coming out, rainbow, gay bar | LGBTQ Singles, Pride Visitors, Queer Community
        + Relationships | Pillow Talk Post, Two of Us
        Couples Advice | Relationship Advice, Couples | couple therapy, jealousy, long distance, date night idea, communication | Couples in Counselling, Long-Distance Couples, Advice Readers
        Breakups and Divorce | Divorce, Starting Over | divorce lawyer, heartbreak, ex-partner, custody, rebound | Recently Separated, Divorcing Parents, Heartbroken Listeners
        Intimacy | Sexual Wellness, Intimacy | libido, condoms, intimacy coach, lubricant, desire | Wellness Couples, Intimacy Shoppers, Sex Ed Readers
        * Healthy Living; Health & Fitness | low | wellness, healthy, active, balance | Health Conscious, Wellness Seekers | 25-54, Women Skew; Adults 18-44 | Vitalfold, Breathe Daily, Wellmoor | Gesundheit, Bien-être, Bienestar
        + Fitness | Stride Post, Repcount
        Gym and Strength | Fitness & Gym, Strength Training, Workout | workout, dumbbells, protein shake, gym membership, hiit | Gym Members, Supplement Buyers, Home Workout Users
        Running | Running, Marathon, Joggers | marathon, training plan, heart rate, trail running, pace | Runners, Marathoners, Wearable Owners
        Pilates and Barre | Pilates, Barre | reformer, core strength, barre class, resistance band, posture | Pilates Clients, Barre Regulars, Postnatal Exercisers
        Home Workouts | Home Gym, At-Home Fitness | spin bike, kettlebell, follow-along video, exercise mat, treadmill | Home Exercisers, Spin Bike Owners, Lunch Break Movers
        Bodybuilding | Bodybuilding, Muscle | bulking, creatine, bicep curl, posing, pre-workout | Bodybuilders, Creatine Buyers, Bulk Cycle Lifters
        Walking and Hiking for Health | Walking, Ten Thousand Steps | nordic walking, step goal, dog walk loop, walking poles, lunch walk | Daily Walkers, Nordic Walkers, Step Challenge Teams
        + Wellness | Stillpoint, Lotus & Linen
        Yoga and Meditation | Yoga & Meditation, Mindfulness, Calm | yoga poses, meditation app, breathing exercises, sleep sounds, mindfulness | Yogis, Meditators, Stress Relievers
        Sleep | Better Sleep, Insomnia | insomnia, sleep tracker, melatonin, blackout, snoring | Poor Sleepers, Shift Workers, Snorers' Partners
        Massage and Spa | Day Spa, Massage | deep tissue, hot stones, day spa, aromatherapy, foot reflex | Spa Day Bookers, Massage Clients, Voucher Spa Gifters
        Alternative Medicine | Natural Remedies, Homeopathy | acupuncture, herbal tea, homeopathy, turmeric, crystals | Natural Remedy Users, Acupuncture Clients, Herb Growers
        Smoke-Free Living | Quit Smoking, Smoke Free | nicotine patch, quit date, cravings, smoke-free, quit coach | Quitters, Relapsed Smokers, New Non-Smokers
        + Nutrition | Plate & Pulse, Vitamine Post
        Weight Management | Nutrition & Diet, Weight Loss, Healthy Eating | calorie counting, keto, meal prep, vitamins, low carb | Dieters, Vitamin Buyers, Meal Prep Fans
        Vitamins and Supplements | Supplements, Vitamins | multivitamin, omega 3, collagen powder, probiotics, zinc | Supplement Users, Collagen Buyers, Immunity Seekers
        Fasting and Keto | Intermittent Fasting, Low Carb | ketosis, fasting window, sixteen eight, low carb bread, autophagy | Fasters, Keto Dieters, Biohackers
        + Life Stages | Menoline, Second Spring
        Active Aging | Active Aging, Senior Living, Silver Generation | hearing aids, mobility, retirement community, joint care, grandchildren | Seniors, Hearing Aid Seekers, Caregivers
        Menopause | Menopause, Midlife Women | hot flush, perimenopause, hormone balance, night sweats, bone density | Midlife Women, Menopause Seekers, Women 45 Plus
        Men's Health | Mens Health, Male Wellness | prostate check, testosterone, male vitality, belly fat, moustache month | Health-Aware Men, Over-Forty Men, Checkup Avoiders
        Fertility | Fertility, Trying to Conceive | ovulation test, ivf clinic, egg freezing, cycle app, conception | Trying to Conceive, IVF Patients, Cycle Trackers
        * Religion & Spirituality; Religion | medium | faith, spirituality, community, belief | Faith Audiences, Spiritual Seekers | Adults 35+; Women 35-64 | Steeple Post, Lanternfold | Religion, Religion & Foi, Religión
        + Faiths | The Psalter, Chapel & Choir
        Christianity | Christian Faith, Church & Gospel, Sunday Service | bible study, gospel music, prayer, church service, sermon | Churchgoers, Gospel Listeners, Faith Families
        Islam | Muslim Life, Islam | quran, mosque, hajj, halal living, friday prayer | Muslim Families, Hajj Planners, Mosque Goers
        Judaism | Jewish Life, Judaism | synagogue, kosher, sabbath, torah, hanukkah | Jewish Families, Kosher Shoppers, Heritage Travelers
        Hinduism and Buddhism | Eastern Faiths, Buddhism & Hinduism | temple, mantra, dharma, monks, puja | Temple Visitors, Dharma Students, Mantra Listeners
        + Spirituality | Moonphase, Tarotline
        Astrology | Astrology, Horoscopes, Zodiac | horoscope, zodiac signs, tarot, full moon, birth chart | Horoscope Readers, Tarot Fans, New Age Seekers
        Paranormal | Paranormal, Ghosts & UFO | ghost hunt, ufo sighting, medium, haunted, crop circle | Ghost Hunters, UFO Believers, Mystery Listeners
        """
}
