import Foundation

/// A store of a release with version 2: two seats, performance, and six edits.
enum VersionTwoFile {
    /// The statements that create it, as dumped by the SQLite shell.
    static let statements = dump.components(separatedBy: ";\n")

    private static let dump = #"""
        PRAGMA application_id = 1129464905;
        PRAGMA user_version = 2;
        CREATE TABLE background_jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL, type TEXT NOT NULL, parameters TEXT NOT NULL,
            cron TEXT, time_zone TEXT, once_at INTEGER,
            steps TEXT NOT NULL, max_runs INTEGER,
            origin TEXT NOT NULL, origin_number INTEGER,
            status TEXT NOT NULL, ended_runs INTEGER NOT NULL, created_at INTEGER NOT NULL);
        CREATE TABLE campaign_daily_spend (
            campaign_id INTEGER NOT NULL REFERENCES campaigns(id), date DATE NOT NULL,
            currency TEXT NOT NULL, spend_micros INTEGER NOT NULL,
            PRIMARY KEY (campaign_id, date, currency)) WITHOUT ROWID;
        INSERT INTO "campaign_daily_spend" VALUES(1,'2025-05-04','EUR',5000000);
        INSERT INTO "campaign_daily_spend" VALUES(2,'2025-05-05','EUR',1000000);
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
            UNIQUE(campaign_id, date));
        INSERT INTO "campaign_daily_summary" VALUES(4,1,'2025-05-04',4,1,NULL,2000,20,5.0,NULL,NULL,NULL,0.01,2.5,1,1,5.0,1);
        INSERT INTO "campaign_daily_summary" VALUES(5,2,'2025-05-05',2,1,NULL,500,1,1.0,NULL,NULL,NULL,0.002,2.0,1,2,1.0,1);
        CREATE TABLE campaign_report_money (
            period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            currency TEXT NOT NULL,
            impressions INTEGER, clicks INTEGER, queries INTEGER, bids INTEGER, wins INTEGER,
            video_starts INTEGER, video_completions INTEGER, conversions_micros INTEGER,
            conversion_value_micros INTEGER, spend_micros INTEGER,
            PRIMARY KEY (period_days, campaign_id, currency)) WITHOUT ROWID;
        INSERT INTO "campaign_report_money" VALUES(0,1,'EUR',2000,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5000000);
        INSERT INTO "campaign_report_money" VALUES(0,2,'EUR',500,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1000000);
        INSERT INTO "campaign_report_money" VALUES(1,2,'EUR',500,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1000000);
        INSERT INTO "campaign_report_money" VALUES(7,1,'EUR',2000,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5000000);
        INSERT INTO "campaign_report_money" VALUES(7,2,'EUR',500,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1000000);
        INSERT INTO "campaign_report_money" VALUES(30,1,'EUR',2000,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5000000);
        INSERT INTO "campaign_report_money" VALUES(30,2,'EUR',500,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1000000);
        CREATE TABLE campaign_report_warnings (
            period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            position INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (period_days, campaign_id, position)) WITHOUT ROWID;
        CREATE TABLE campaign_reports (
            period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            creatives INTEGER NOT NULL, active_creatives INTEGER NOT NULL,
            best_performer INTEGER, top_geos TEXT NOT NULL,
            first_day INTEGER, last_day INTEGER,
            PRIMARY KEY (period_days, campaign_id)) WITHOUT ROWID;
        INSERT INTO "campaign_reports" VALUES(0,1,4,1,2,'1',20212,20212);
        INSERT INTO "campaign_reports" VALUES(0,2,2,1,5,'2',20213,20213);
        INSERT INTO "campaign_reports" VALUES(0,3,3,0,NULL,'',NULL,NULL);
        INSERT INTO "campaign_reports" VALUES(1,1,4,0,NULL,'',NULL,NULL);
        INSERT INTO "campaign_reports" VALUES(1,2,2,1,5,'2',20213,20213);
        INSERT INTO "campaign_reports" VALUES(1,3,3,0,NULL,'',NULL,NULL);
        INSERT INTO "campaign_reports" VALUES(7,1,4,1,2,'1',20212,20212);
        INSERT INTO "campaign_reports" VALUES(7,2,2,1,5,'2',20213,20213);
        INSERT INTO "campaign_reports" VALUES(7,3,3,0,NULL,'',NULL,NULL);
        INSERT INTO "campaign_reports" VALUES(30,1,4,1,2,'1',20212,20212);
        INSERT INTO "campaign_reports" VALUES(30,2,2,1,5,'2',20213,20213);
        INSERT INTO "campaign_reports" VALUES(30,3,3,0,NULL,'',NULL,NULL);
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
            named_by TEXT NOT NULL DEFAULT 'rule');
        INSERT INTO "campaigns" VALUES(1,1,'Tea in summer',NULL,1,0.5,'url','active','2026-11-29 21:47:44.008','2026-11-29 21:47:44.404','user');
        INSERT INTO "campaigns" VALUES(2,1,'Boats',NULL,1,0.5,'domain','active','2026-11-29 21:47:44.008','2026-11-29 21:47:44.008','rule');
        INSERT INTO "campaigns" VALUES(3,2,'Lamps','by hand',1,0.5,'domain','active','2026-11-29 21:47:44.157','2026-11-29 21:47:44.748','rule');
        CREATE TABLE classification_runs (
            id TEXT PRIMARY KEY, goal TEXT NOT NULL, triggered_by TEXT NOT NULL, parameters TEXT NOT NULL,
            state TEXT NOT NULL, input INTEGER NOT NULL, new INTEGER NOT NULL, reused INTEGER NOT NULL,
            skipped INTEGER NOT NULL, failed INTEGER NOT NULL, error TEXT,
            started_at TIMESTAMP NOT NULL, ended_at TIMESTAMP, started_seconds REAL NOT NULL);
        CREATE TABLE creative_campaigns (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            creative_id INTEGER NOT NULL REFERENCES creatives(id),
            campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
            manually_assigned BOOLEAN DEFAULT FALSE,
            assigned_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
            assigned_by TEXT,
            evidence TEXT NOT NULL DEFAULT '[]',
            UNIQUE(creative_id));
        INSERT INTO "creative_campaigns" VALUES(2,2,1,0,'2026-11-29 21:47:44.008','rule','[{"kind":"url","detail":"path “summer” on kettle.example"},{"kind":"page","detail":"leads to kettle.example/summer like creative a1, with no pause of over 7 days between"},{"kind":"url","detail":"its path names kettle.example/summer like creative a1, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “tea” like creative a1, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(3,3,1,0,'2026-11-29 21:47:44.008','rule','[{"kind":"url","detail":"path “summer” on kettle.example"},{"kind":"page","detail":"leads to kettle.example/summer like creative a2, with no pause of over 7 days between"},{"kind":"url","detail":"its path names kettle.example/summer like creative a2, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “tea” like creative a2, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(4,4,1,0,'2026-11-29 21:47:44.008','rule','[{"kind":"url","detail":"path “summer” on kettle.example"},{"kind":"page","detail":"leads to kettle.example/summer like creative a3, with no pause of over 7 days between"},{"kind":"url","detail":"its path names kettle.example/summer like creative a3, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “tea” like creative a3, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(5,5,2,0,'2026-11-29 21:47:44.008','rule','[{"kind":"domain","detail":"leads to boats.example"},{"kind":"page","detail":"leads to boats.example/sail like creative b2, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “boat” like creative b2, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(6,6,2,0,'2026-11-29 21:47:44.008','rule','[{"kind":"domain","detail":"leads to boats.example"},{"kind":"page","detail":"leads to boats.example/sail like creative b1, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “boat” like creative b1, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(7,7,1,1,'2026-11-29 21:47:44.534','user','[{"kind":"user","detail":"moved by a person, out of campaign “Boats”"}]');
        INSERT INTO "creative_campaigns" VALUES(8,9,3,0,'2026-11-29 21:47:44.157','rule','[{"kind":"domain","detail":"leads to lamps.example"},{"kind":"page","detail":"leads to lamps.example like creative c2, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “lamp” like creative c2, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(9,10,3,0,'2026-11-29 21:47:44.157','rule','[{"kind":"domain","detail":"leads to lamps.example"},{"kind":"page","detail":"leads to lamps.example like creative c1, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “lamp” like creative c1, with no pause of over 7 days between"}]');
        INSERT INTO "creative_campaigns" VALUES(10,11,3,0,'2026-11-29 21:47:44.157','rule','[{"kind":"domain","detail":"leads to lamps.example"},{"kind":"page","detail":"leads to lamps.example like creative c2, with no pause of over 7 days between"},{"kind":"file","detail":"its file is called “lamp” like creative c2, with no pause of over 7 days between"}]');
        CREATE TABLE creative_classifications (
            id INTEGER PRIMARY KEY,
            seat_id INTEGER NOT NULL REFERENCES seats(id), canonical_creative_id TEXT NOT NULL,
            brand TEXT NOT NULL, input_hash TEXT NOT NULL, prompt_version TEXT NOT NULL,
            schema_version TEXT NOT NULL, model TEXT NOT NULL,
            creative_level TEXT, creative_confidence REAL, copy_level TEXT, copy_confidence REAL,
            landing_level TEXT, landing_confidence REAL,
            format TEXT, angle TEXT, hook TEXT, call_to_action TEXT,
            congruence TEXT NOT NULL, source TEXT NOT NULL, raw_answer TEXT, classified_at TIMESTAMP NOT NULL,
            UNIQUE (seat_id, canonical_creative_id, brand, input_hash, prompt_version, schema_version, model));
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
            ends_at TIMESTAMP, headline TEXT, call_to_action TEXT, asset_text TEXT, landing_text TEXT, status TEXT);
        INSERT INTO "creatives" VALUES(1,'a1','https://kettle.example/summer',NULL,NULL,NULL,'image','Kettle',NULL,'2025-05-01 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'tea-1.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(2,'a2','https://kettle.example/summer',NULL,NULL,NULL,'image','Kettle',NULL,'2025-05-02 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'tea-2.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(3,'a3','https://kettle.example/summer',NULL,NULL,NULL,'image','Kettle',NULL,'2025-05-03 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'tea-3.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(4,'a4','https://kettle.example/summer',NULL,NULL,NULL,'image','Kettle',NULL,'2025-05-03 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'tea-4.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(5,'b1','https://boats.example/sail',NULL,NULL,NULL,'image','Boats',NULL,'2025-05-01 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'boat-1.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(6,'b2','https://boats.example/sail',NULL,NULL,NULL,'image','Boats',NULL,'2025-05-02 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'boat-2.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(7,'b3','https://boats.example/sail',NULL,NULL,NULL,'image','Boats',NULL,'2025-05-03 00:00:00.000',1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'boat-3.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(8,'z1',NULL,NULL,NULL,NULL,'image',NULL,NULL,NULL,1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'alone.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(9,'c1','https://lamps.example/',NULL,NULL,NULL,'image','Lamps',NULL,'2025-05-01 00:00:00.000',2,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'lamp-1.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(10,'c2','https://lamps.example/',NULL,NULL,NULL,'image','Lamps',NULL,'2025-05-01 00:00:00.000',2,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'lamp-2.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        INSERT INTO "creatives" VALUES(11,'c3','https://lamps.example/',NULL,NULL,NULL,'image','Lamps',NULL,'2025-05-01 00:00:00.000',2,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'lamp-3.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
        CREATE TABLE deals (id TEXT PRIMARY KEY, deal TEXT NOT NULL);
        CREATE TABLE edit_creatives (
            edit_id INTEGER NOT NULL REFERENCES edits(id), position INTEGER NOT NULL,
            creative_id INTEGER NOT NULL REFERENCES creatives(id),
            PRIMARY KEY (edit_id, position)) WITHOUT ROWID;
        INSERT INTO "edit_creatives" VALUES(2,0,1);
        INSERT INTO "edit_creatives" VALUES(3,0,7);
        CREATE TABLE edits (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL, at TIMESTAMP NOT NULL, campaign_id INTEGER NOT NULL, detail TEXT NOT NULL);
        INSERT INTO "edits" VALUES(1,'renamed','2026-11-29 21:47:44.404',1,'“Kettle – Summer” is “Tea in summer”');
        INSERT INTO "edits" VALUES(2,'removed','2026-11-29 21:47:44.465',1,'taken out of “Tea in summer”');
        INSERT INTO "edits" VALUES(3,'placed','2026-11-29 21:47:44.534',1,'put into “Tea in summer”');
        INSERT INTO "edits" VALUES(4,'created','2026-11-29 21:47:44.606',4,'“Gone” was made');
        INSERT INTO "edits" VALUES(5,'deleted','2026-11-29 21:47:44.680',4,'“Gone” was deleted');
        INSERT INTO "edits" VALUES(6,'described','2026-11-29 21:47:44.748',3,'by hand');
        CREATE TABLE exclusions (
            creative_id INTEGER NOT NULL REFERENCES creatives(id),
            campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
            PRIMARY KEY (creative_id, campaign_id)) WITHOUT ROWID;
        INSERT INTO "exclusions" VALUES(1,1);
        INSERT INTO "exclusions" VALUES(7,2);
        CREATE TABLE geos (id INTEGER PRIMARY KEY, geo TEXT NOT NULL UNIQUE);
        INSERT INTO "geos" VALUES(1,'US');
        INSERT INTO "geos" VALUES(2,'DE');
        CREATE TABLE job_log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run_id INTEGER NOT NULL REFERENCES job_runs(id),
            at INTEGER NOT NULL, attempt INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL);
        CREATE TABLE job_runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job_id INTEGER NOT NULL REFERENCES background_jobs(id),
            job_type TEXT NOT NULL, job_is_active BOOLEAN NOT NULL,
            scheduled_for INTEGER NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL,
            attempts INTEGER NOT NULL, failures INTEGER NOT NULL, interruptions INTEGER NOT NULL,
            worker TEXT, started_at INTEGER, ended_at INTEGER, lease_ends_at INTEGER,
            progress TEXT, outcome TEXT, error TEXT,
            CHECK ((state = 'running') = (lease_ends_at IS NOT NULL)));
        CREATE TABLE packages (position INTEGER PRIMARY KEY, proposal TEXT NOT NULL);
        CREATE TABLE performance_lifetimes (
            creative_id INTEGER PRIMARY KEY REFERENCES creatives(id), last_day INTEGER, rows BLOB NOT NULL);
        CREATE TABLE performance_pages (
            creative_id INTEGER NOT NULL REFERENCES creatives(id), page INTEGER NOT NULL, rows BLOB NOT NULL,
            PRIMARY KEY (creative_id, page)) WITHOUT ROWID;
        INSERT INTO "performance_pages" VALUES(1,2887,X'01010E008304D00F14C096B102');
        INSERT INTO "performance_pages" VALUES(2,2887,X'01010E018304A01F2880ADE204');
        INSERT INTO "performance_pages" VALUES(5,2887,X'010112008304E8070280897A');
        CREATE TABLE performance_settings (
            id INTEGER PRIMARY KEY, geo TEXT NOT NULL, currency TEXT NOT NULL, time_zone TEXT NOT NULL);
        INSERT INTO "performance_settings" VALUES(0,'DE','EUR','UTC');
        INSERT INTO "performance_settings" VALUES(1,'US','EUR','UTC');
        CREATE TABLE plan_marks (
            seat TEXT NOT NULL, name TEXT NOT NULL, neighbourhood INTEGER NOT NULL,
            PRIMARY KEY (seat, name, neighbourhood)) WITHOUT ROWID;
        INSERT INTO "plan_marks" VALUES('north','advertiser:kettle',1);
        INSERT INTO "plan_marks" VALUES('north','domain:kettle.example',1);
        INSERT INTO "plan_marks" VALUES('north','advertiser:boats',2);
        INSERT INTO "plan_marks" VALUES('north','domain:boats.example',2);
        INSERT INTO "plan_marks" VALUES('north','nobody',3);
        INSERT INTO "plan_marks" VALUES('south','advertiser:lamps',4);
        INSERT INTO "plan_marks" VALUES('south','domain:lamps.example',4);
        CREATE TABLE planning (
            creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
            changed_at INTEGER NOT NULL DEFAULT 0,
            edited_at INTEGER NOT NULL DEFAULT 0,
            planned_at INTEGER,
            neighbourhood INTEGER);
        INSERT INTO "planning" VALUES(1,7,7,1,1);
        INSERT INTO "planning" VALUES(2,1,0,1,1);
        INSERT INTO "planning" VALUES(3,1,0,1,1);
        INSERT INTO "planning" VALUES(4,1,0,1,1);
        INSERT INTO "planning" VALUES(5,1,0,1,2);
        INSERT INTO "planning" VALUES(6,1,0,1,2);
        INSERT INTO "planning" VALUES(7,8,8,1,2);
        INSERT INTO "planning" VALUES(8,1,0,1,3);
        INSERT INTO "planning" VALUES(9,3,0,3,4);
        INSERT INTO "planning" VALUES(10,3,0,3,4);
        INSERT INTO "planning" VALUES(11,3,0,3,4);
        CREATE TABLE seats (
            id INTEGER PRIMARY KEY,
            seat TEXT NOT NULL UNIQUE);
        INSERT INTO "seats" VALUES(1,'north');
        INSERT INTO "seats" VALUES(2,'south');
        CREATE TABLE store_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            revision INTEGER NOT NULL DEFAULT 0,
            last_plan_revision INTEGER NOT NULL DEFAULT 0,
            last_campaign INTEGER NOT NULL DEFAULT 0,
            last_neighbourhood INTEGER NOT NULL DEFAULT 0,
            planner TEXT,
            newest_day INTEGER,
            newest_taken_over_day INTEGER);
        INSERT INTO "store_state" VALUES(1,11,4,4,4,'campaigns/1 size=3 pause=7.0 flight=14.0 learns=true rules=app,url,domain,advertiser,week refiner=TextRefiner namer=RuleNamer variant=hashed-v1-384-w0-c3.4-p4-s0',20213,NULL);
        CREATE TABLE unassigned_reasons (
            creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
            reason TEXT NOT NULL);
        INSERT INTO "unassigned_reasons" VALUES(1,'a person took it out of campaign “Tea in summer”');
        INSERT INTO "unassigned_reasons" VALUES(8,'no landing URL, and neither advertiser nor date is known');
        CREATE INDEX idx_campaigns_seat ON campaigns(seat_id);
        CREATE INDEX idx_cc_campaign ON creative_campaigns(campaign_id);
        CREATE INDEX idx_cc_creative ON creative_campaigns(creative_id);
        CREATE INDEX idx_cds_campaign_date ON campaign_daily_summary(campaign_id, date DESC);
        CREATE UNIQUE INDEX creatives_by_key
            ON creatives(seat_id, coalesce(canonical_id, buyer_creative_id));
        CREATE INDEX planning_by_neighbourhood ON planning(neighbourhood) WHERE neighbourhood IS NOT NULL;
        CREATE INDEX planning_pending ON planning(creative_id)
            WHERE planned_at IS NULL OR changed_at > planned_at;
        CREATE INDEX plan_marks_by_neighbourhood ON plan_marks(neighbourhood);
        CREATE INDEX exclusions_by_campaign ON exclusions(campaign_id);
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
        INSERT INTO "sqlite_sequence" VALUES('campaigns',4);
        INSERT INTO "sqlite_sequence" VALUES('creative_campaigns',11);
        INSERT INTO "sqlite_sequence" VALUES('campaign_daily_summary',5);
        INSERT INTO "sqlite_sequence" VALUES('edits',6);
        """#
}
