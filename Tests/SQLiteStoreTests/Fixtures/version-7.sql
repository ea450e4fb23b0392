BEGIN TRANSACTION;
CREATE TABLE background_jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    parameters TEXT NOT NULL,
    steps TEXT NOT NULL,
    max_runs INTEGER,
    origin TEXT NOT NULL,
    origin_number INTEGER,
    status TEXT NOT NULL,
    ended_runs INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    cron TEXT,
    time_zone TEXT,
    once_at INTEGER);
INSERT INTO "background_jobs" VALUES(1,'summary_refresh','summary_refresh','{}','[]',NULL,'added',NULL,'active',0,1796004208202,'0 6 * * MON-FRI','Europe/Berlin',NULL);
INSERT INTO "background_jobs" VALUES(2,'summary_refresh','summary_refresh','{}','[]',NULL,'added',NULL,'completed',1,1796004208356,NULL,NULL,1706680800000);
CREATE TABLE campaign_daily_spend (
    campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
    date DATE NOT NULL,
    currency TEXT NOT NULL,
    spend_micros INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, date, currency)) WITHOUT ROWID;
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-17','USD',337144);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-19','USD',905815);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-20','USD',2136488);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-21','USD',449686);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-23','USD',1463592);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-24','USD',1456739);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-11-25','USD',1090814);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-16','USD',312667);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-18','USD',813769);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-20','USD',2100568);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-21','USD',361135);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-22','USD',973573);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-23','USD',1305237);
INSERT INTO "campaign_daily_spend" VALUES(1,'2025-12-25','USD',719132);
INSERT INTO "campaign_daily_spend" VALUES(2,'2025-11-28','USD',1232787);
INSERT INTO "campaign_daily_spend" VALUES(2,'2025-11-29','USD',1484508);
INSERT INTO "campaign_daily_spend" VALUES(2,'2025-11-30','USD',506096);
INSERT INTO "campaign_daily_spend" VALUES(2,'2025-12-27','USD',1101247);
INSERT INTO "campaign_daily_spend" VALUES(2,'2025-12-28','USD',1121273);
INSERT INTO "campaign_daily_spend" VALUES(2,'2025-12-29','USD',274604);
CREATE TABLE campaign_daily_summary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
    date DATE NOT NULL,
    total_creatives INTEGER,
    active_creatives INTEGER,
    total_queries INTEGER DEFAULT 0,
    total_impressions INTEGER DEFAULT 0,
    total_clicks INTEGER DEFAULT 0,
    total_spend REAL DEFAULT 0,
    total_video_starts INTEGER,
    total_video_completions INTEGER,
    avg_win_rate REAL,
    avg_ctr REAL,
    avg_cpm REAL,
    unique_geos INTEGER,
    top_geo_id INTEGER,
    top_geo_spend REAL,
    computed BOOLEAN NOT NULL DEFAULT 0,
    UNIQUE (campaign_id, date));
INSERT INTO "campaign_daily_summary" VALUES(37,2,'2025-11-28',3,1,20417,439,2,1.232787,NULL,NULL,3.36879432624113475669e-02,4.55580865603644625388e-03,2.80817084282460127653e+00,1,1,1.232787,1);
INSERT INTO "campaign_daily_summary" VALUES(38,2,'2025-11-29',3,1,23637,506,1,1.484508,NULL,NULL,3.3054687001467679408e-02,1.97628458498023702044e-03,2.93381027667984195517e+00,1,1,1.484508,1);
INSERT INTO "campaign_daily_summary" VALUES(39,2,'2025-11-30',3,1,7431,176,0,0.506096,NULL,NULL,3.73528217620787625352e-02,0.0,2.87554545454545440463e+00,1,1,0.506096,1);
INSERT INTO "campaign_daily_summary" VALUES(40,2,'2025-12-27',3,1,16206,441,2,1.101247,NULL,NULL,4.30938198064035743461e-02,4.53514739229024955308e-03,2.49715873015873,1,1,1.101247,1);
INSERT INTO "campaign_daily_summary" VALUES(41,2,'2025-12-28',3,1,14365,401,0,1.121273,NULL,NULL,4.37841243175136479726e-02,0.0,2.79619201995012467421e+00,1,1,1.121273,1);
INSERT INTO "campaign_daily_summary" VALUES(42,2,'2025-12-29',3,1,3923,116,0,0.274604,NULL,NULL,4.45982314494425199913e-02,0.0,2.36727586206896578602e+00,1,1,0.274604,1);
INSERT INTO "campaign_daily_summary" VALUES(43,1,'2025-11-17',10,1,4134,117,1,0.337144,NULL,NULL,4.37796424662531893923e-02,8.54700854700854786849e-03,2.8815726495726496914e+00,1,1,0.337144,1);
INSERT INTO "campaign_daily_summary" VALUES(44,1,'2025-11-19',10,1,15574,324,1,0.905815,NULL,NULL,3.20581113801452766143e-02,3.08641975308641958175e-03,2.79572530864197554834e+00,1,1,0.905815,1);
INSERT INTO "campaign_daily_summary" VALUES(45,1,'2025-11-20',10,2,30702,811,1,2.136488,NULL,NULL,4.02869214896334898456e-02,1.2330456226880394735e-03,2.63438717632552377168e+00,1,1,2.136488,1);
INSERT INTO "campaign_daily_summary" VALUES(46,1,'2025-11-21',10,1,5925,152,1,0.449686,NULL,NULL,4.02240325865580450326e-02,6.57894736842105226637e-03,2.95846052631578926295e+00,1,1,0.449686,1);
INSERT INTO "campaign_daily_summary" VALUES(47,1,'2025-11-23',10,1,21784,655,1,1.463592,NULL,NULL,4.75003462124359496221e-02,1.52671755725190838072e-03,2.23449160305343541566e+00,1,1,1.463592,1);
INSERT INTO "campaign_daily_summary" VALUES(48,1,'2025-11-24',10,1,21265,552,1,1.456739,NULL,NULL,4.02894027521634306987e-02,1.81159420289855074663e-03,2.63901992753623204635e+00,1,1,1.456739,1);
INSERT INTO "campaign_daily_summary" VALUES(49,1,'2025-11-25',10,1,14946,424,1,1.090814,NULL,NULL,4.37985669593299042912e-02,2.35849056603773575904e-03,2.57267452830188636525e+00,1,1,1.090814,1);
INSERT INTO "campaign_daily_summary" VALUES(50,1,'2025-12-16',10,1,4077,103,1,0.312667,NULL,NULL,3.88457269700332938344e-02,9.70873786407766906081e-03,3.03560194174757258522e+00,1,1,0.312667,1);
INSERT INTO "campaign_daily_summary" VALUES(51,1,'2025-12-18',10,1,11887,260,1,0.813769,NULL,NULL,3.41327242735693439645e-02,3.84615384615384636735e-03,3.12988076923076929958e+00,1,1,0.813769,1);
INSERT INTO "campaign_daily_summary" VALUES(52,1,'2025-12-20',10,2,39185,849,0,2.100568,NULL,NULL,3.33346164209553860735e-02,0.0,2.47416725559481776031e+00,1,1,2.100568,1);
INSERT INTO "campaign_daily_summary" VALUES(53,1,'2025-12-21',10,1,7330,157,0,0.361135,NULL,NULL,3.37518007820539200913e-02,0.0,2.30022292993630550483e+00,1,1,0.361135,1);
INSERT INTO "campaign_daily_summary" VALUES(54,1,'2025-12-22',10,1,13908,325,0,0.973573,NULL,NULL,3.62255965292841639047e-02,0.0,2.99560923076923080188e+00,1,1,0.973573,1);
INSERT INTO "campaign_daily_summary" VALUES(55,1,'2025-12-23',10,1,17675,457,0,1.305237,NULL,NULL,4.08772828127666812414e-02,0.0,2.85609846827133484481e+00,1,1,1.305237,1);
INSERT INTO "campaign_daily_summary" VALUES(56,1,'2025-12-25',10,1,11374,322,1,0.719132,NULL,NULL,4.34955576183530048806e-02,3.10559006211180103212e-03,2.23332919254658390784e+00,1,1,0.719132,1);
CREATE TABLE campaign_report_money (
    period_days INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    currency TEXT NOT NULL,
    impressions INTEGER,
    clicks INTEGER,
    queries INTEGER,
    bids INTEGER,
    wins INTEGER,
    video_starts INTEGER,
    video_completions INTEGER,
    conversions_micros INTEGER,
    conversion_value_micros INTEGER,
    spend_micros INTEGER,
    PRIMARY KEY (period_days, campaign_id, currency)) WITHOUT ROWID;
INSERT INTO "campaign_report_money" VALUES(0,1,'USD',5508,10,219766,145698,5662,NULL,NULL,NULL,NULL,14426359);
INSERT INTO "campaign_report_money" VALUES(0,2,'USD',2079,5,85979,57002,2154,NULL,NULL,NULL,NULL,5720515);
INSERT INTO "campaign_report_money" VALUES(1,2,'USD',116,0,3923,2601,116,NULL,NULL,NULL,NULL,274604);
INSERT INTO "campaign_report_money" VALUES(7,1,'USD',779,1,29049,19259,807,NULL,NULL,NULL,NULL,2024369);
INSERT INTO "campaign_report_money" VALUES(7,2,'USD',958,2,34494,22869,996,NULL,NULL,NULL,NULL,2497124);
INSERT INTO "campaign_report_money" VALUES(30,1,'USD',2473,3,105436,69901,2545,NULL,NULL,NULL,NULL,6586081);
INSERT INTO "campaign_report_money" VALUES(30,2,'USD',1134,2,41925,27795,1180,NULL,NULL,NULL,NULL,3003220);
CREATE TABLE campaign_report_warnings (
    period_days INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (period_days, campaign_id, position)) WITHOUT ROWID;
INSERT INTO "campaign_report_warnings" VALUES(0,1,0,'noClicks','no click in 4 days of 1788 impressions, 2025-12-20 to 2025-12-23');
INSERT INTO "campaign_report_warnings" VALUES(30,1,0,'noClicks','no click in 4 days of 1788 impressions, 2025-12-20 to 2025-12-23');
CREATE TABLE campaign_reports (
    period_days INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    creatives INTEGER NOT NULL,
    active_creatives INTEGER NOT NULL,
    best_performer INTEGER,
    top_geos TEXT NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    PRIMARY KEY (period_days, campaign_id)) WITHOUT ROWID;
INSERT INTO "campaign_reports" VALUES(0,1,10,8,7,'1',20409,20447);
INSERT INTO "campaign_reports" VALUES(0,2,3,3,2,'1',20420,20451);
INSERT INTO "campaign_reports" VALUES(1,1,10,0,NULL,'',NULL,NULL);
INSERT INTO "campaign_reports" VALUES(1,2,3,1,1,'1',20451,20451);
INSERT INTO "campaign_reports" VALUES(7,1,10,2,7,'1',20445,20447);
INSERT INTO "campaign_reports" VALUES(7,2,3,3,2,'1',20449,20451);
INSERT INTO "campaign_reports" VALUES(30,1,10,8,10,'1',20438,20447);
INSERT INTO "campaign_reports" VALUES(30,2,3,3,2,'1',20422,20451);
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seat_id INTEGER REFERENCES seats(id),
    name TEXT NOT NULL,
    description TEXT,
    ai_generated BOOLEAN DEFAULT TRUE,
    ai_confidence REAL,
    clustering_method TEXT,
    status TEXT DEFAULT 'active',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    named_by TEXT NOT NULL DEFAULT 'rule',
    canonical_name TEXT);
INSERT INTO "campaigns" VALUES(1,1,'Spring',NULL,1,0.7,'url','active','2026-11-30 02:03:27.710','2026-11-30 02:03:27.782','user',NULL);
INSERT INTO "campaigns" VALUES(2,1,'Half',NULL,0,NULL,'manual','active','2026-11-30 02:03:27.845','2026-11-30 02:03:27.845','user',NULL);
CREATE TABLE classification_runs (
    id TEXT PRIMARY KEY,
    goal TEXT NOT NULL,
    triggered_by TEXT NOT NULL,
    parameters TEXT NOT NULL,
    state TEXT NOT NULL,
    input INTEGER NOT NULL,
    new INTEGER NOT NULL,
    reused INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    error TEXT,
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    started_seconds REAL NOT NULL);
CREATE TABLE creative_campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    creative_id INTEGER NOT NULL REFERENCES creatives(id),
    campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
    manually_assigned BOOLEAN DEFAULT FALSE,
    assigned_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    assigned_by TEXT,
    evidence TEXT NOT NULL DEFAULT '[]',
    UNIQUE (creative_id));
INSERT INTO "creative_campaigns" VALUES(1,1,2,1,'2026-11-30 02:03:27.845','user','[{"kind":"user","detail":"moved by a person, out of campaign “Spring”"}]');
INSERT INTO "creative_campaigns" VALUES(2,2,2,1,'2026-11-30 02:03:27.845','user','[{"kind":"user","detail":"moved by a person, out of campaign “Spring”"}]');
INSERT INTO "creative_campaigns" VALUES(3,3,2,1,'2026-11-30 02:03:27.845','user','[{"kind":"user","detail":"moved by a person, out of campaign “Spring”"}]');
INSERT INTO "creative_campaigns" VALUES(5,5,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131202, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(6,6,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131203, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(7,7,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131209, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(8,8,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131210, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(9,9,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131211, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(10,10,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131213, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(11,11,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131222, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(12,12,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131221, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(13,13,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131222, with no pause of over 7 days between"}]');
INSERT INTO "creative_campaigns" VALUES(14,14,1,0,'2026-11-30 02:03:27.710','rule','[{"kind":"url","detail":"campaign parameter “students” on plumfen-outfitters.com"},{"kind":"campaign","detail":"names campaign students like creative 131223, with no pause of over 7 days between"}]');
CREATE TABLE creative_classifications (
    id INTEGER PRIMARY KEY,
    seat_id INTEGER NOT NULL REFERENCES seats(id),
    canonical_creative_id TEXT NOT NULL,
    brand TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    prompt_version TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    model TEXT NOT NULL,
    creative_level TEXT,
    creative_confidence REAL,
    copy_level TEXT,
    copy_confidence REAL,
    landing_level TEXT,
    landing_confidence REAL,
    format TEXT,
    angle TEXT,
    hook TEXT,
    call_to_action TEXT,
    congruence TEXT NOT NULL,
    source TEXT NOT NULL,
    raw_answer TEXT,
    classified_at TIMESTAMP NOT NULL,
    UNIQUE (seat_id, canonical_creative_id, brand, input_hash, prompt_version, schema_version, model));
INSERT INTO "creative_classifications" VALUES(1,1,'131199','','h','p','s','m','unaware',0.5,NULL,NULL,NULL,NULL,'video',NULL,NULL,NULL,'[]','video',NULL,'2025-06-01 12:00:00.000');
CREATE TABLE creative_ids (
    seat_id INTEGER NOT NULL REFERENCES seats(id),
    id TEXT NOT NULL,
    is_own BOOLEAN NOT NULL,
    creative_id INTEGER NOT NULL REFERENCES creatives(id),
    PRIMARY KEY (seat_id, id, is_own, creative_id)) WITHOUT ROWID;
INSERT INTO "creative_ids" VALUES(1,'cr-9f5f0eed',0,1);
INSERT INTO "creative_ids" VALUES(1,'cr-c2a06535',0,2);
INSERT INTO "creative_ids" VALUES(1,'cr-809dc9c3',0,3);
INSERT INTO "creative_ids" VALUES(1,'cr-9f651ee2',0,4);
INSERT INTO "creative_ids" VALUES(1,'cr-e6a9b577',0,5);
INSERT INTO "creative_ids" VALUES(1,'cr-d07e86e8',0,6);
INSERT INTO "creative_ids" VALUES(1,'cr-5ecd9f6a',0,7);
INSERT INTO "creative_ids" VALUES(1,'cr-17c583e3',0,8);
INSERT INTO "creative_ids" VALUES(1,'cr-3c273955',0,9);
INSERT INTO "creative_ids" VALUES(1,'cr-0c372a43',0,11);
INSERT INTO "creative_ids" VALUES(1,'cr-208c3b72',0,12);
INSERT INTO "creative_ids" VALUES(1,'cr-388a3e7e',0,13);
INSERT INTO "creative_ids" VALUES(1,'cr-a05abcb3',0,14);
CREATE TABLE creatives (
    id INTEGER PRIMARY KEY,
    buyer_creative_id TEXT,
    detected_url TEXT,
    detected_domain TEXT,
    width INTEGER,
    height INTEGER,
    format TEXT,
    detected_advertiser TEXT,
    file_hash TEXT,
    created_at TIMESTAMP,
    seat_id INTEGER REFERENCES seats(id),
    canonical_id TEXT,
    is_described BOOLEAN NOT NULL DEFAULT 1,
    buyer_reference TEXT,
    name TEXT,
    text TEXT,
    agency TEXT,
    asset_url TEXT,
    asset_path TEXT,
    file_name TEXT,
    country TEXT,
    starts_at TIMESTAMP,
    ends_at TIMESTAMP,
    headline TEXT,
    call_to_action TEXT,
    asset_text TEXT,
    landing_text TEXT,
    status TEXT);
INSERT INTO "creatives" VALUES(1,'131199','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',300,250,'image',NULL,'64d7f8f72b5a86f01fd77b624692a53849479f3e7fa9aabb7772a62eb351cad6','2025-10-09 09:30:19.000',1,NULL,1,'cr-9f5f0eed',NULL,NULL,NULL,NULL,NULL,'bundle_v4_FINAL_300x250.jpg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(2,'131200','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',320,50,'image',NULL,'64d7f8f72b5a86f01fd77b624692a53849479f3e7fa9aabb7772a62eb351cad6','2025-10-09 09:30:38.000',1,NULL,1,'cr-c2a06535',NULL,NULL,NULL,NULL,NULL,'bundle_v4_FINAL_320x50.jpg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(3,'131201','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',300,600,'image',NULL,'a0a337fc27a84e67c350eab66d0c5204f4ab0bd372672e1ac550b72c8a4e64df','2025-10-09 09:32:18.000',1,NULL,1,'cr-809dc9c3',NULL,NULL,NULL,NULL,NULL,'bundle_v4_FINAL_300x600.jpg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(4,'131202','https://plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','plumfen-outfitters.com',160,600,'image','Plumfen Outfitters','e32bf95789d8bd49b6dcd1447a3dade025e977c2e28f4ad78098add3751d173a','2025-10-09 10:38:14.000',1,NULL,1,'cr-9f651ee2',NULL,NULL,NULL,NULL,NULL,'160x600_plumfenoutfitters-clearance.webp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(5,'131203','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',728,90,'image',NULL,'f28e8e5c1583bc9391874f3ae0d503d06d39df5f8eae77b66e2bf75fd55d2b9d','2025-10-09 10:41:47.000',1,NULL,1,'cr-e6a9b577',NULL,NULL,NULL,NULL,NULL,'728x90_plumfenoutfitters-clearance.webp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(6,'131209','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students',NULL,300,250,'image',NULL,'55dd0c67808006bbad0bc13562872612ff973941e9a4a73856e0f8fc2e38d2c3','2025-10-09 10:44:25.000',1,NULL,1,'cr-d07e86e8',NULL,NULL,NULL,NULL,NULL,'300x250_plumfenoutfitters-clearance.webp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(7,'131210','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students&gclid=cvh7qt2c7z4fn58q57958h','www.plumfen-outfitters.com',300,600,'image',NULL,'92206b7d8094cb5c9a7fbf217f7165cadf3ff7377ec5d08915b0093fd1be3732','2025-10-09 10:45:28.000',1,NULL,1,'cr-5ecd9f6a',NULL,NULL,NULL,NULL,NULL,'300x600_plumfenoutfitters-clearance.webp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(8,'131211','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',320,50,'image',NULL,NULL,'2025-10-09 10:46:39.000',1,NULL,1,'cr-17c583e3',NULL,NULL,NULL,NULL,NULL,'320x50_plumfenoutfitters-clearance.webp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(9,'131213','https://www.plumfen-outfitters.com/promo/students/newin?utm_source=x&utm_medium=cpm&utm_campaign=students&utm_content=newin','www.plumfen-outfitters.com',300,250,'image','Plumfen Outfitters','b70f3c108bf416737871bab9fe7ac98a606417fe3881ccc463ad8ce4709894a1','2025-10-09 14:35:39.000',1,NULL,1,'cr-3c273955',NULL,NULL,NULL,NULL,NULL,'plumfenoutfitters_students_newin_300x250_v2.jpg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(10,'131214','https://www.plumfen-outfitters.com/promo/students/newin?utm_source=x&utm_medium=cpm&utm_campaign=students&utm_content=newin','www.plumfen-outfitters.com',320,50,'image','Plumfen Outfitters','bf1967605b634e2db8f578a928f7916acacfe4ba7eea0a1140502628fa70ffc8','2025-10-09 14:36:28.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'plumfenoutfitters_students_newin_320x50_v2.jpg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(11,'131221','https://www.plumfen-outfitters.com./promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',728,90,'html5','plumfen outfitters','12dd6a02db0ac9d21f7f3a37506cfa74e1645075ee2979035dd8dc3631290c42','2025-10-09 00:00:00.000',1,NULL,1,'cr-0c372a43',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(12,'131222','https://www.plumfen-outfitters.com./promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',320,50,'html5',NULL,'1dba69cdd0e618a2cd629645ab7c0c7e93523587287e8b5ed6b2323789297bae','2025-10-09 00:00:00.000',1,NULL,1,'cr-208c3b72',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(13,'131223','https://www.plumfen-outfitters.com/promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students&utm_content=newin','www.plumfen-outfitters.com',320,480,'html5','plumfen outfitters','8e680f5c068ed528dff8ea405caa91ddbc8f8dadb8c7f6f0b5fbe97c5cbb71b0','2025-10-09 00:00:00.000',1,NULL,1,'cr-388a3e7e',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "creatives" VALUES(14,'131224','https://www.plumfen-outfitters.com./promo/students?utm_source=x&utm_medium=cpm&utm_campaign=students','www.plumfen-outfitters.com',300,600,'html5','plumfen outfitters','ffbb48b5240f5a029a03d67247c1754fb4e108eff9b4b849c27f3afa12a3b19a','2025-10-09 00:00:00.000',1,NULL,1,'cr-a05abcb3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE deals (
    id TEXT PRIMARY KEY,
    deal TEXT NOT NULL);
INSERT INTO "deals" VALUES('3003','{"audience":{"demographic_hint":"18-34, Women Skew","inferred_audience":["Beauty Enthusiasts"]},"commercial":{"floor_price":8.33,"quality_tier":"Premium","volume_tier":"Medium"},"concepts":["floss","aligners","routine"],"deal_id":"3003","deal_name":"Select Dental Care Deal Britain","format":"audio","publishers":["Airloft"],"safety":{"family_safe":true,"garm_risk_rating":"Low"}}');
INSERT INTO "deals" VALUES('3024','{"audience":{"demographic_hint":"18-34, Women Skew","inferred_audience":["Beauty Enthusiasts","Aligner Wearers"]},"commercial":{"floor_price":25,"quality_tier":"Standard","volume_tier":"High"},"concepts":["floss","toothbrush","high impact"],"deal_id":"3024","deal_name":"Premium Toothbrush Package","format":"Video","publishers":["Channelry"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Northpipe SSP","taxonomy":{"tier1":"Beauty","tier2":"Body","tier3":"Oral Care"}}');
INSERT INTO "deals" VALUES('3030','{"audience":{"inferred_audience":["Beauty Enthusiasts"]},"commercial":{"floor_price":4.5,"volume_tier":"Medium"},"concepts":["mouthwash","floss","toothbrush","whitening strips"],"deal_id":"3030","deal_name":"Beauty whitening strips | Q3","format":"display","publishers":["Scentwise","Webmere"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Bidharbor","taxonomy":{"tier1":"Beauty & Personal Care"}}');
INSERT INTO "deals" VALUES('3042','{"audience":{"demographic_hint":"18-34, Women Skew","inferred_audience":["Aligner Wearers"]},"commercial":{"floor_price":1.7,"quality_tier":"Premium","volume_tier":"Medium"},"deal_id":"3042","deal_name":"Inventario – Belleza – Whitening strips – Mobile App – Hispanic","format":"banner","publishers":["Voz Norte","Vanity Post","Glosswell"],"ssp_name":"Northpipe SSP","taxonomy":{"tier1":"Beauty"}}');
INSERT INTO "deals" VALUES('3062','{"audience":{"demographic_hint":"18-34, Women Skew","inferred_audience":["Aligner Wearers","Beauty Shoppers"]},"commercial":{"currency":"USD","floor_price":0.4,"quality_tier":"Remnant","volume_tier":"Low"},"concepts":["aligners","high impact","whitening strips","toothbrush","floss"],"deal_id":"3062","deal_name":"Premium Oral Care Deal","format":"display","safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Bidharbor","taxonomy":{"tier1":"Beauty"}}');
INSERT INTO "deals" VALUES('PM-YAVH-3015','{"audience":{"inferred_audience":["Beauty Enthusiasts","Aligner Wearers"]},"concepts":["aligners"],"deal_id":"PM-YAVH-3015","deal_name":"Bright Smile | NA | Q3","format":"Video","publishers":["Vanity Post","Plexora Plus","Mirrorly"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Admarrow"}');
INSERT INTO "deals" VALUES('SGT148e3ada','{"audience":{"demographic_hint":"18-34, Women Skew","inferred_audience":["Electric Brush Users","Urban Professionals","Whitening Seekers"]},"commercial":{"currency":"USD","floor_price":32.6,"quality_tier":"Premium","volume_tier":"High"},"concepts":["aligners","whitening strips","routine"],"deal_id":"SGT148e3ada","deal_name":"PMP_SGT_Bright_Smile_OTT_NA_Q1","format":"video","publishers":["Vanity Post","Baywatcher Post"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Streamgate","taxonomy":{"tier1":"Beauty","tier2":"Body","tier3":"Oral Care"}}');
INSERT INTO "deals" VALUES('SGTa5103795','{"audience":{"demographic_hint":"Adults 18+","inferred_audience":["Light TV Viewers","Beauty Enthusiasts","Aligner Wearers"]},"commercial":{"currency":"USD","floor_price":3.3,"volume_tier":"Low"},"concepts":["whitening strips","floss"],"deal_id":"SGTa5103795","deal_name":"Premium Oral Care Marketplace","format":"Display","publishers":["Scentwise"],"safety":{"garm_risk_rating":"Low"},"ssp_name":"Streamgate","taxonomy":{"tier1":"Beauty & Personal Care","tier2":"Body","tier3":"Oral Care"}}');
INSERT INTO "deals" VALUES('SGTdc5bf292','{"audience":{"demographic_hint":"Adults 18+","inferred_audience":["Electric Brush Users"]},"commercial":{"floor_price":5,"quality_tier":"Standard","volume_tier":"Medium"},"concepts":["aligners"],"deal_id":"SGTdc5bf292","deal_name":"Premium Bright Smile Network US","format":"banner","publishers":["Vanity Post","Baywatcher Post"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Streamgate","taxonomy":{"tier1":"Beauty & Personal Care","tier2":"Body","tier3":"Oral Care"}}');
INSERT INTO "deals" VALUES('SWK-3056','{"audience":{"demographic_hint":"Women 18-54","inferred_audience":["Beauty Enthusiasts","Aligner Wearers"]},"commercial":{"currency":"EUR","floor_price":6.05,"quality_tier":"Standard","volume_tier":"Medium"},"concepts":["floss","routine","brand safe","toothbrush"],"deal_id":"SWK-3056","deal_name":"Whitening Seekers","format":"audio","publishers":["Vanity Post"],"safety":{"family_safe":true,"garm_risk_rating":"Medium"},"ssp_name":"Sellwick","taxonomy":{"tier1":"Beauty & Personal Care","tier2":"Body","tier3":"Oral Care"}}');
INSERT INTO "deals" VALUES('ym_3037','{"audience":{"demographic_hint":"Women 18-54","inferred_audience":["Electric Brush Users"]},"commercial":{"floor_price":5.25,"quality_tier":"Standard","volume_tier":"Low"},"concepts":["floss","multi-format","look","toothbrush","whitening strips","beauty"],"deal_id":"ym_3037","deal_name":"PMP_YM_Bright_Smile_Streaming_Audio_MX_Q1","format":"audio","publishers":["El Faro Diario","Voz Norte"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Yieldmoor","taxonomy":{"tier1":"Beauty & Personal Care","tier2":"Body"}}');
INSERT INTO "deals" VALUES('ym_3047','{"audience":{"demographic_hint":"Women 18-54","inferred_audience":["Electric Brush Users"]},"commercial":{"currency":"USD","floor_price":24.5,"quality_tier":"Premium","volume_tier":"High"},"deal_id":"ym_3047","deal_name":"Premium Streaming TV Bright Smile Network","format":"Video","publishers":["Mirrorly","Lumivue TV"],"safety":{"family_safe":true,"garm_risk_rating":"Low"},"ssp_name":"Yieldmoor","taxonomy":{"tier1":"Beauty & Personal Care","tier2":"Body","tier3":"Bright Smile"}}');
CREATE TABLE edit_creatives (
    edit_id INTEGER NOT NULL REFERENCES edits(id),
    position INTEGER NOT NULL,
    creative_id INTEGER NOT NULL REFERENCES creatives(id),
    PRIMARY KEY (edit_id, position)) WITHOUT ROWID;
INSERT INTO "edit_creatives" VALUES(2,0,1);
INSERT INTO "edit_creatives" VALUES(2,1,2);
INSERT INTO "edit_creatives" VALUES(2,2,3);
INSERT INTO "edit_creatives" VALUES(3,0,4);
CREATE TABLE edited_daily_summaries (
    edit_id INTEGER NOT NULL REFERENCES edits(id), campaign_id INTEGER NOT NULL, date DATE NOT NULL,
    spend_micros INTEGER, total_queries, total_impressions, total_clicks, total_video_starts, total_video_completions, total_spend, total_creatives, active_creatives, avg_win_rate, avg_ctr, avg_cpm, unique_geos, top_geo_id, top_geo_spend,
    PRIMARY KEY (edit_id, campaign_id, date)) WITHOUT ROWID;
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    campaign_id INTEGER NOT NULL,
    detail TEXT NOT NULL,
    done_by TEXT NOT NULL DEFAULT 'user',
    seat_id INTEGER REFERENCES seats(id),
    undone_at TIMESTAMP,
    reversal TEXT,
    reversal_weight INTEGER);
INSERT INTO "edits" VALUES(1,'renamed','2026-11-30 02:03:27.782',1,'“Plumfen Outfitters – Students” is “Spring”','user',1,NULL,'{"added":[],"campaigns":[{"after":{"confidence":0.7,"createdAt":817697007.71,"id":"1","method":"url","name":"Spring","namedBy":"user","seat":"default","status":"active","updatedAt":817697007.7820001},"before":{"confidence":0.7,"createdAt":817697007.71,"id":"1","method":"url","name":"Plumfen Outfitters – Students","namedBy":"rule","seat":"default","status":"active","updatedAt":817697007.71}}],"decisions":[],"lastCampaignNumber":1,"origins":[],"removed":[]}',1);
INSERT INTO "edits" VALUES(2,'split','2026-11-30 02:03:27.845',2,'“Half” was made of a part of “Spring”','user',1,NULL,'{"added":[{"campaign":"1","creative":{"id":"131199","seat":"default"}},{"campaign":"1","creative":{"id":"131200","seat":"default"}},{"campaign":"1","creative":{"id":"131201","seat":"default"}}],"campaigns":[{"after":{"createdAt":817697007.845,"id":"2","method":"manual","name":"Half","namedBy":"user","seat":"default","status":"active","updatedAt":817697007.845}}],"decisions":[],"lastCampaignNumber":2,"origins":[{"ids":["131199"],"placement":{"assignedAt":817697007.71,"assignedBy":"rule","campaign":"1","evidence":[{"detail":"campaign parameter “students” on plumfen-outfitters.com","kind":"url"},{"detail":"names campaign students like creative 131224, with no pause of over 7 days between","kind":"campaign"}]},"seat":"default"},{"ids":["131200"],"placement":{"assignedAt":817697007.71,"assignedBy":"rule","campaign":"1","evidence":[{"detail":"campaign parameter “students” on plumfen-outfitters.com","kind":"url"},{"detail":"names campaign students like creative 131199, with no pause of over 7 days between","kind":"campaign"}]},"seat":"default"},{"ids":["131201"],"placement":{"assignedAt":817697007.71,"assignedBy":"rule","campaign":"1","evidence":[{"detail":"campaign parameter “students” on plumfen-outfitters.com","kind":"url"},{"detail":"names campaign students like creative 131200, with no pause of over 7 days between","kind":"campaign"}]},"seat":"default"}],"removed":[]}',7);
INSERT INTO "edits" VALUES(3,'removed','2026-11-30 02:03:27.902',1,'taken out of “Spring”','user',1,NULL,'{"added":[{"campaign":"1","creative":{"id":"131202","seat":"default"}}],"campaigns":[],"decisions":[],"lastCampaignNumber":2,"origins":[{"ids":["131202"],"placement":{"assignedAt":817697007.71,"assignedBy":"rule","campaign":"1","evidence":[{"detail":"campaign parameter “students” on plumfen-outfitters.com","kind":"url"},{"detail":"names campaign students like creative 131201, with no pause of over 7 days between","kind":"campaign"}]},"seat":"default"}],"removed":[]}',3);
INSERT INTO "edits" VALUES(4,'created','2026-11-30 02:03:27.966',3,'“Empty” was made','user',1,'2026-11-30 02:03:28.062',NULL,NULL);
CREATE TABLE exclusions (
    creative_id INTEGER NOT NULL REFERENCES creatives(id),
    campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
    PRIMARY KEY (creative_id, campaign_id)) WITHOUT ROWID;
INSERT INTO "exclusions" VALUES(1,1);
INSERT INTO "exclusions" VALUES(2,1);
INSERT INTO "exclusions" VALUES(3,1);
INSERT INTO "exclusions" VALUES(4,1);
CREATE TABLE geos (
    id INTEGER PRIMARY KEY,
    geo TEXT NOT NULL UNIQUE);
INSERT INTO "geos" VALUES(1,'US');
CREATE TABLE job_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES job_runs(id),
    at INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL);
INSERT INTO "job_log" VALUES(1,2,1796004208414,1,'started','started by worker-3tskbhwz');
INSERT INTO "job_log" VALUES(2,2,1796004208429,1,'completed','2 campaigns, 0 repaired');
CREATE TABLE job_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id INTEGER NOT NULL REFERENCES background_jobs(id),
    job_type TEXT NOT NULL,
    job_is_active BOOLEAN NOT NULL,
    scheduled_for INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    interruptions INTEGER NOT NULL,
    worker TEXT,
    started_at INTEGER,
    ended_at INTEGER,
    lease_ends_at INTEGER,
    progress TEXT,
    outcome TEXT,
    error TEXT,
    lease_seconds REAL,
    CHECK ((state = 'running') = (lease_ends_at IS NOT NULL)));
INSERT INTO "job_runs" VALUES(1,1,'summary_refresh',1,1796014800000,1796014800000,'pending',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "job_runs" VALUES(2,2,'summary_refresh',1,1706680800000,1706680800000,'completed',1,0,0,'worker-3tskbhwz',1796004208414,1796004208429,NULL,NULL,'{"figures":{"campaigns":2,"repaired":0},"steps":[],"summary":"2 campaigns, 0 repaired"}',NULL,NULL);
CREATE TABLE model_decision_creatives (
    creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
    decision_id INTEGER NOT NULL REFERENCES model_decisions(id));
INSERT INTO "model_decision_creatives" VALUES(1,1);
INSERT INTO "model_decision_creatives" VALUES(2,1);
INSERT INTO "model_decision_creatives" VALUES(3,1);
CREATE TABLE model_decisions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    seat_id INTEGER NOT NULL REFERENCES seats(id),
    name TEXT,
    confidence REAL,
    reason TEXT NOT NULL,
    model TEXT NOT NULL,
    decided_at TIMESTAMP);
INSERT INTO "model_decisions" VALUES(1,'merged',1,'Half',0.75,'same page','test:model','2025-06-01 12:00:00.000');
CREATE TABLE packages (
    position INTEGER PRIMARY KEY,
    proposal TEXT NOT NULL);
INSERT INTO "packages" VALUES(0,'{"dealIDs":["3003","3024","3030","3042","3062","SGTa5103795","SWK-3056"],"facts":{"audiences":["Aligner Wearers","Beauty Enthusiasts","Beauty Shoppers","Light TV Viewers"],"dealCount":7,"floorPrices":{"EUR":{"highest":6050000,"lowest":6050000},"USD":{"highest":3300000,"lowest":400000},"XXX":{"highest":25000000,"lowest":1700000}},"formats":["display","audio","Video","banner"],"publishers":["Scentwise","Vanity Post","Airloft","Channelry","Glosswell","Voz Norte","Webmere"],"ssps":["Bidharbor","Northpipe SSP","Sellwick","Streamgate"],"taxonomy":{"tier1":"Beauty"},"worstRisk":"medium"},"name":"Body – Aligner Wearers","reasoning":"7 deals: 3 about Body, 3 in the format display, 5 reaching Aligner Wearers; risk at most medium where rated.","source":"offline"}');
INSERT INTO "packages" VALUES(1,'{"dealIDs":["PM-YAVH-3015","SGT148e3ada","SGTdc5bf292","ym_3037","ym_3047"],"facts":{"audiences":["Electric Brush Users","Aligner Wearers","Beauty Enthusiasts","Urban Professionals","Whitening Seekers"],"dealCount":5,"floorPrices":{"USD":{"highest":32600000,"lowest":24500000},"XXX":{"highest":5250000,"lowest":5000000}},"formats":["Video","audio","banner"],"isFamilySafe":true,"publishers":["Vanity Post","Baywatcher Post","Mirrorly","El Faro Diario","Lumivue TV","Plexora Plus","Voz Norte"],"ssps":["Streamgate","Yieldmoor","Admarrow"],"taxonomy":{"tier1":"Beauty","tier2":"Body","tier3":"Oral Care"},"worstRisk":"low"},"name":"Body – Electric Brush Users","reasoning":"5 deals: 4 about Body, 3 in the format Video, 4 reaching Electric Brush Users; all fit for families, risk at most low.","source":"offline"}');
CREATE TABLE performance_lifetimes (
    creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
    last_day INTEGER,
    rows BLOB NOT NULL);
CREATE TABLE performance_pages (
    creative_id INTEGER NOT NULL REFERENCES creatives(id),
    page INTEGER NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (creative_id, page)) WITHOUT ROWID;
INSERT INTO "performance_pages" VALUES(1,2917,X'01010E009F04E002008E74FC4CF002E0E33D');
INSERT INTO "performance_pages" VALUES(1,2921,X'010112009F04E80100A63DD228E801D8C221');
INSERT INTO "performance_pages" VALUES(2,2917,X'01010A009F04F40702AAF102EEF4018C08B89BB501');
INSERT INTO "performance_pages" VALUES(2,2921,X'01010E009F04A20600BAE001E89401C206F2EF8801');
INSERT INTO "performance_pages" VALUES(3,2917,X'010106009F04EE060482BF02C0D3019007A6BE9601');
INSERT INTO "performance_pages" VALUES(3,2921,X'01010A009F04F206049CFD01F0A7019E07FEB68601');
INSERT INTO "performance_pages" VALUES(4,2916,X'01011A009F04F01606E8F607E6A0059E17F89CE403');
INSERT INTO "performance_pages" VALUES(4,2921,X'010102009F04BA1404EEEE05E8F103A815F2FFD803');
INSERT INTO "performance_pages" VALUES(5,2916,X'010116009F04D00602C4E901EA9A01E406FC938501');
INSERT INTO "performance_pages" VALUES(5,2921,X'010102009F04840502DCB101EA759005B8E457');
INSERT INTO "performance_pages" VALUES(7,2916,X'010112009F04D00802A2CC02A4DC01F008C6E9B101');
INSERT INTO "performance_pages" VALUES(7,2920,X'010116009F049207009694028CB701BE07AAAA9F01');
INSERT INTO "performance_pages" VALUES(8,2916,X'01010E009F049E0A02B0D402D4E101DC0AD0D4B201');
INSERT INTO "performance_pages" VALUES(8,2920,X'010112009F048A0500A8D9018890019C058AEC76');
INSERT INTO "performance_pages" VALUES(9,2916,X'010106009F04B00202CA5CB03DBC02ACF236');
INSERT INTO "performance_pages" VALUES(9,2920,X'01010E009F04BA0200C472F64BC802DE8A2C');
INSERT INTO "performance_pages" VALUES(10,2916,X'010102009F04F00A0284A403BC9602820BB0C3E001');
INSERT INTO "performance_pages" VALUES(10,2920,X'01010A009F04C80B009CA304E6EA02E80B94B6DC01');
INSERT INTO "performance_pages" VALUES(11,2916,X'010102009F04E60100D83BC827E601A0A324');
INSERT INTO "performance_pages" VALUES(11,2920,X'01010A009F04DA01008641902BDC019CFF23');
INSERT INTO "performance_pages" VALUES(12,2915,X'01011A009F04880502ACF301AAA1019605AEC96E');
INSERT INTO "performance_pages" VALUES(12,2920,X'010102009F04880402DEB901927B9A0492AB63');
INSERT INTO "performance_pages" VALUES(14,2915,X'010112009F04EA0102CC40EA2AF001F09329');
INSERT INTO "performance_pages" VALUES(14,2919,X'010116009F04CE0102DA3F9E2AD201B69526');
CREATE TABLE performance_settings (
    id INTEGER PRIMARY KEY,
    geo TEXT NOT NULL,
    currency TEXT NOT NULL,
    time_zone TEXT NOT NULL);
INSERT INTO "performance_settings" VALUES(0,'US','USD','UTC');
CREATE TABLE plan_marks (
    seat TEXT NOT NULL,
    name TEXT NOT NULL,
    neighbourhood INTEGER NOT NULL,
    PRIMARY KEY (seat, name, neighbourhood)) WITHOUT ROWID;
INSERT INTO "plan_marks" VALUES('default','advertiser:plumfen outfitters',1);
INSERT INTO "plan_marks" VALUES('default','domain:plumfen-outfitters.com',1);
CREATE TABLE planning (
    creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
    changed_at INTEGER NOT NULL DEFAULT 0,
    edited_at INTEGER NOT NULL DEFAULT 0,
    planned_at INTEGER,
    neighbourhood INTEGER);
INSERT INTO "planning" VALUES(1,4,4,1,1);
INSERT INTO "planning" VALUES(2,4,4,1,1);
INSERT INTO "planning" VALUES(3,4,4,1,1);
INSERT INTO "planning" VALUES(4,5,5,1,1);
INSERT INTO "planning" VALUES(5,1,0,1,1);
INSERT INTO "planning" VALUES(6,1,0,1,1);
INSERT INTO "planning" VALUES(7,1,0,1,1);
INSERT INTO "planning" VALUES(8,1,0,1,1);
INSERT INTO "planning" VALUES(9,1,0,1,1);
INSERT INTO "planning" VALUES(10,1,0,1,1);
INSERT INTO "planning" VALUES(11,1,0,1,1);
INSERT INTO "planning" VALUES(12,1,0,1,1);
INSERT INTO "planning" VALUES(13,1,0,1,1);
INSERT INTO "planning" VALUES(14,1,0,1,1);
CREATE TABLE seat_planners (
    seat_id INTEGER PRIMARY KEY REFERENCES seats(id),
    planner TEXT NOT NULL);
CREATE TABLE seats (
    id INTEGER PRIMARY KEY,
    seat TEXT NOT NULL UNIQUE);
INSERT INTO "seats" VALUES(1,'default');
CREATE TABLE store_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL DEFAULT 0,
    last_plan_revision INTEGER NOT NULL DEFAULT 0,
    last_campaign INTEGER NOT NULL DEFAULT 0,
    last_neighbourhood INTEGER NOT NULL DEFAULT 0,
    planner TEXT,
    newest_day INTEGER,
    newest_taken_over_day INTEGER,
    jobs_changed_at INTEGER);
INSERT INTO "store_state" VALUES(1,7,2,3,1,'campaigns/1 size=3 pause=7.0 flight=14.0 learns=true rules=app,url,domain,advertiser,week refiner=TextRefiner namer=OfflineNamer variant=hashed-v1-384-w0-c3.4-p4-s0',20451,NULL,1796004208429);
CREATE TABLE unassigned_reasons (
    creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
    reason TEXT NOT NULL);
INSERT INTO "unassigned_reasons" VALUES(4,'a person took it out of campaign “Spring”');
CREATE UNIQUE INDEX creatives_by_key ON creatives(seat_id, coalesce(canonical_id, buyer_creative_id));
CREATE INDEX creative_ids_by_creative ON creative_ids(creative_id);
CREATE INDEX idx_campaigns_seat ON campaigns(seat_id);
CREATE INDEX campaigns_by_name ON campaigns(seat_id, coalesce(canonical_name, name));
CREATE INDEX idx_cc_campaign ON creative_campaigns(campaign_id);
CREATE INDEX idx_cc_creative ON creative_campaigns(creative_id);
CREATE INDEX idx_cds_campaign_date ON campaign_daily_summary(campaign_id, date DESC);
CREATE INDEX planning_by_neighbourhood ON planning(neighbourhood) WHERE neighbourhood IS NOT NULL;
CREATE INDEX planning_pending ON planning(creative_id) WHERE planned_at IS NULL OR changed_at > planned_at;
CREATE INDEX plan_marks_by_neighbourhood ON plan_marks(neighbourhood);
CREATE INDEX exclusions_by_campaign ON exclusions(campaign_id);
CREATE INDEX model_decision_creatives_by_decision ON model_decision_creatives(decision_id);
CREATE INDEX edits_with_reversal ON edits(id, reversal_weight) WHERE reversal_weight IS NOT NULL;
CREATE INDEX performance_lifetimes_by_day ON performance_lifetimes(last_day);
CREATE INDEX classification_runs_by_start ON classification_runs(started_seconds, id);
CREATE UNIQUE INDEX job_runs_live ON job_runs(job_id) WHERE state IN ('pending', 'running');
CREATE INDEX job_runs_due ON job_runs(job_type, due_at) WHERE state = 'pending' AND job_is_active = 1;
CREATE INDEX job_runs_under_way ON job_runs(lease_ends_at) WHERE state = 'running';
CREATE INDEX job_runs_by_job ON job_runs(job_id);
CREATE INDEX job_log_by_run ON job_log(run_id);
CREATE INDEX jobs_by_run ON background_jobs(origin_number) WHERE origin = 'step';
CREATE INDEX job_runs_ended ON job_runs(ended_at) WHERE state IN ('completed', 'failed');
CREATE INDEX jobs_ended ON background_jobs(created_at) WHERE status IN ('completed', 'archived');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('campaigns',3);
INSERT INTO "sqlite_sequence" VALUES('creative_campaigns',17);
INSERT INTO "sqlite_sequence" VALUES('campaign_daily_summary',56);
INSERT INTO "sqlite_sequence" VALUES('edits',4);
INSERT INTO "sqlite_sequence" VALUES('background_jobs',2);
INSERT INTO "sqlite_sequence" VALUES('job_runs',2);
INSERT INTO "sqlite_sequence" VALUES('job_log',2);
COMMIT;
PRAGMA application_id = 1129464905;
PRAGMA user_version = 7;
