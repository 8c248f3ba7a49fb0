using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Collegium.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    trade = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    city = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<string>(type: "TEXT", nullable: false),
                    known_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clients_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: true),
                    mail_key = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    phone_key = table.Column<string>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clients_exclusions",
                columns: table => new
                {
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_exclusions", x => new { x.client_id, x.practice_id });
                });

            migrationBuilder.CreateTable(
                name: "contracts_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_agreements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contracts_plan_contacts",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_plan_contacts", x => new { x.plan_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "contracts_plan_draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hours_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_plan_draws", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contracts_plan_hours",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    block = table.Column<bool>(type: "INTEGER", nullable: false),
                    minutes_bought = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_used = table.Column<int>(type: "INTEGER", nullable: false),
                    price_per_hour_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    told_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_plan_hours", x => x.id);
                    table.CheckConstraint("ck_plan_minutes", "minutes_used >= 0 AND minutes_used <= minutes_bought");
                });

            migrationBuilder.CreateTable(
                name: "contracts_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    price_per_hour_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    term_starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rollover_months = table.Column<int>(type: "INTEGER", nullable: true),
                    beyond = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    beyond_per_hour_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    renews = table.Column<bool>(type: "INTEGER", nullable: false),
                    notice_days = table.Column<int>(type: "INTEGER", nullable: false),
                    renewal_asked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    named_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    billed = table.Column<bool>(type: "INTEGER", nullable: false),
                    promised = table.Column<string>(type: "TEXT", nullable: false),
                    months_opened = table.Column<int>(type: "INTEGER", nullable: false),
                    next_month_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sold_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counted_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counted_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => new { x.chapter_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "desk_alarms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    trouble = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    healed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_alarms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_alert_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_alert_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    called = table.Column<string>(type: "TEXT", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    promised_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    promised_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    moved = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_asked_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_asked_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_by = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_clock_pauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_clock_pauses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_clocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    at_risk_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    minutes_left = table.Column<int>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    was_broken = table.Column<bool>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_clocks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_covered_clients",
                columns: table => new
                {
                    cover_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_covered_clients", x => new { x.cover_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "desk_covers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_person = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    bound_months = table.Column<int>(type: "INTEGER", nullable: false),
                    work_returns = table.Column<bool>(type: "INTEGER", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    bound_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_covers", x => x.id);
                    table.CheckConstraint("ck_cover_days", "last_day >= first_day AND bound_months >= 0");
                });

            migrationBuilder.CreateTable(
                name: "desk_estimates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minutes_from = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_to = table.Column<int>(type: "INTEGER", nullable: false),
                    parts_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    price_per_hour_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    replaced_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_estimates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rotation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    busy_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_feeds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    mail_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    by_login = table.Column<Guid>(type: "TEXT", nullable: true),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_first_views",
                columns: table => new
                {
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    view_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_first_views", x => x.login_id);
                });

            migrationBuilder.CreateTable(
                name: "desk_gaps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rotation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    to_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    away = table.Column<Guid>(type: "TEXT", nullable: true),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_gaps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    codes = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_lessons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_lookers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    wrote_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_lookers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_macros",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_macros", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_mail_names",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    from_address = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_mail_names", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: true),
                    from_address = table.Column<string>(type: "TEXT", nullable: false),
                    from_name = table.Column<string>(type: "TEXT", nullable: false),
                    recipients = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    proof = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    thread_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    not_kept = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_monitor_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    flood_told_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_monitor_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    by_login = table.Column<Guid>(type: "TEXT", nullable: true),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    refused_because = table.Column<string>(type: "TEXT", nullable: true),
                    refused_words = table.Column<string>(type: "TEXT", nullable: true),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cover_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_offers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_overrides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rotation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    to_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    swap_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dropped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_overrides", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_recurred",
                columns: table => new
                {
                    recurrence_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_recurred", x => new { x.recurrence_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "desk_recurring",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    impact = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    every = table.Column<int>(type: "INTEGER", nullable: false),
                    weekday = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    nth = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    time = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    next = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_recurring", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_person = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_person = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    note_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    keeper = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    fee_percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    fee_cap_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    fee_months = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer_by = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reminded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    agreed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reported_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    thanks = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_referrals", x => x.id);
                    table.CheckConstraint("ck_referral_fee", "fee_cap_minor >= 0 AND fee_months >= 0");
                });

            migrationBuilder.CreateTable(
                name: "desk_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    contact_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    turn = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    headline = table.Column<string>(type: "TEXT", nullable: false),
                    masked = table.Column<string>(type: "TEXT", nullable: false),
                    impact = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    needs = table.Column<string>(type: "TEXT", nullable: false),
                    runners_up = table.Column<string>(type: "TEXT", nullable: false),
                    need_code = table.Column<string>(type: "TEXT", maxLength: 48, nullable: true),
                    clinical = table.Column<bool>(type: "INTEGER", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: true),
                    question_answer = table.Column<string>(type: "TEXT", nullable: true),
                    steward_because = table.Column<string>(type: "TEXT", nullable: true),
                    respond_by = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    paused_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    no_promise = table.Column<string>(type: "TEXT", nullable: true),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    moves = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rating = table.Column<int>(type: "INTEGER", nullable: true),
                    rating_words = table.Column<string>(type: "TEXT", nullable: true),
                    rating_counts = table.Column<bool>(type: "INTEGER", nullable: false),
                    same_as = table.Column<Guid>(type: "TEXT", nullable: true),
                    follows = table.Column<Guid>(type: "TEXT", nullable: true),
                    text_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    merged_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    steward_login = table.Column<Guid>(type: "TEXT", nullable: true),
                    tags = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, defaultValue: ""),
                    teller_name = table.Column<string>(type: "TEXT", nullable: true),
                    teller_firm = table.Column<string>(type: "TEXT", nullable: true),
                    teller_mail = table.Column<string>(type: "TEXT", nullable: true),
                    teller_phone = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_rotations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    round_the_clock = table.Column<bool>(type: "INTEGER", nullable: false),
                    layers = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    counted_until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    told_until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_rotations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_shift_words",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rotation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_shift_words", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rotation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    to_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    pay_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_stopwatches",
                columns: table => new
                {
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_stopwatches", x => x.login_id);
                });

            migrationBuilder.CreateTable(
                name: "desk_surveys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closes_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_surveys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_swaps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rotation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offered_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    offered_to = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    to_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    return_from_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    return_to_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    offered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_swaps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_ties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    second_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_ties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_time",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    plan_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hours_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    beyond_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    beyond_per_hour_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    estimate_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_time", x => x.id);
                    table.CheckConstraint("ck_time_minutes", "minutes BETWEEN 1 AND 1440");
                });

            migrationBuilder.CreateTable(
                name: "desk_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by_login = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_words",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    client = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    notes = table.Column<string>(type: "TEXT", nullable: false),
                    inside = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_words", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tx = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    about_type = table.Column<string>(type: "TEXT", nullable: false),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    actor_login = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_as = table.Column<string>(type: "TEXT", nullable: false),
                    acted_for = table.Column<string>(type: "TEXT", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sight = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "facts_cursors",
                columns: table => new
                {
                    reaction = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    tx = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts_cursors", x => x.reaction);
                });

            migrationBuilder.CreateTable(
                name: "files_documents",
                columns: table => new
                {
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    printed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files_documents", x => new { x.chapter_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "files_kept",
                columns: table => new
                {
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files_kept", x => x.about);
                });

            migrationBuilder.CreateTable(
                name: "governance_ballot_boxes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    papers = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_ballot_boxes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_ballot_seats",
                columns: table => new
                {
                    ballot_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    excluded = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    voted = table.Column<bool>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_ballot_seats", x => new { x.ballot_id, x.practice_id });
                });

            migrationBuilder.CreateTable(
                name: "governance_ballot_texts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_ballot_texts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_ballots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closes_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    call = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    quorum_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    second_call_days = table.Column<int>(type: "INTEGER", nullable: false),
                    second_call_quorum_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    yes_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    charter_version = table.Column<int>(type: "INTEGER", nullable: false),
                    cancelled_because = table.Column<string>(type: "TEXT", nullable: true),
                    yes = table.Column<int>(type: "INTEGER", nullable: true),
                    no = table.Column<int>(type: "INTEGER", nullable: true),
                    abstain = table.Column<int>(type: "INTEGER", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_ballots", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_chapters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: false),
                    host = table.Column<string>(type: "TEXT", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    city = table.Column<string>(type: "TEXT", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    ready_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_chapters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_charters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    in_force_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_charters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    approves_money = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<Guid>(type: "TEXT", nullable: true),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    wrong_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_logins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    contact_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    authenticator = table.Column<string>(type: "TEXT", nullable: true),
                    authenticator_offered = table.Column<string>(type: "TEXT", nullable: true),
                    last_code_step = table.Column<long>(type: "INTEGER", nullable: false),
                    recovery_codes = table.Column<string>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_logins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "mail_failing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_failing", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mail_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    checker = table.Column<string>(type: "TEXT", nullable: true),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mail_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    because = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    to_address = table.Column<string>(type: "TEXT", nullable: false),
                    to_name = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    thread_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try = table.Column<DateTime>(type: "TEXT", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mail_threads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    answer_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last_heard = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_threads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    from_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    to_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_admissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    held = table.Column<int>(type: "INTEGER", nullable: false),
                    short_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_admissions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_application_texts",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_application_texts", x => new { x.application_id, x.field });
                });

            migrationBuilder.CreateTable(
                name: "members_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    charter_number = table.Column<int>(type: "INTEGER", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    account_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    device_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    carried_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_because = table.Column<string>(type: "TEXT", nullable: true),
                    appeal_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appealed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appeal_decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_attestations",
                columns: table => new
                {
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    by_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_login = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_attestations", x => new { x.practitioner_id, x.code, x.by_practice });
                });

            migrationBuilder.CreateTable(
                name: "members_conduct_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    respondent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    complainant_practice = table.Column<Guid>(type: "TEXT", nullable: true),
                    complainant_client = table.Column<Guid>(type: "TEXT", nullable: true),
                    filed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    grounds = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    filed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    noticed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reply_due = table.Column<DateTime>(type: "TEXT", nullable: true),
                    replied_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    hearing_from = table.Column<DateTime>(type: "TEXT", nullable: true),
                    heard_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    panel_due = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appeal_due = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appealed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appeal_by_respondent = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    set_aside = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    set_aside_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    set_aside_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    look_again_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sanction = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    interim_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    suspended_from = table.Column<DateTime>(type: "TEXT", nullable: true),
                    suspended_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    put_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_conduct_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_conduct_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    sanction = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: true),
                    paper_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    replaced_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    carried_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_conduct_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_conduct_drawings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_conduct_drawings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_conduct_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    by_name = table.Column<string>(type: "TEXT", nullable: true),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_conduct_papers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_conduct_seats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    mail = table.Column<string>(type: "TEXT", nullable: true),
                    called_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    declared_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_conduct_seats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_conduct_voices",
                columns: table => new
                {
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_conduct_voices", x => new { x.decision_id, x.seat_id });
                });

            migrationBuilder.CreateTable(
                name: "members_declarations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    tied = table.Column<bool>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_declarations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_dues_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    noticed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    noticed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    paid_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    paid_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_dues_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    screen = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    set_aside_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_findings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_first_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reviewer_practice = table.Column<Guid>(type: "TEXT", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    good = table.Column<bool>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_first_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_founder_voices",
                columns: table => new
                {
                    candidate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    founder_practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    given_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_founder_voices", x => new { x.candidate_id, x.founder_practice_id });
                });

            migrationBuilder.CreateTable(
                name: "members_held_skills",
                columns: table => new
                {
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    jobs = table.Column<int>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_held_skills", x => new { x.practitioner_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "members_histories",
                columns: table => new
                {
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    jobs = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_histories", x => new { x.practice_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "members_interests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    vendor = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    declared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_interests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_job_proofs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gains = table.Column<string>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_job_proofs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_login = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reported_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_outside_reviewers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    silent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_outside_reviewers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_practices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    city = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: false),
                    website = table.Column<string>(type: "TEXT", nullable: true),
                    hourly_price_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    standing = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    standing_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    insured_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    clinical_terms = table.Column<bool>(type: "INTEGER", nullable: false),
                    account_hash = table.Column<string>(type: "TEXT", nullable: true),
                    turn_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    won = table.Column<double>(type: "REAL", nullable: false),
                    won_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    asked_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    joined_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_practices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_practitioners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    open_work = table.Column<int>(type: "INTEGER", nullable: false),
                    reach_miles = table.Column<double>(type: "REAL", nullable: false),
                    left = table.Column<bool>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_practitioners", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_references",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    firm = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    silent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    called_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    called_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    would_again = table.Column<bool>(type: "INTEGER", nullable: true),
                    known = table.Column<string>(type: "TEXT", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", nullable: true),
                    replaced = table.Column<bool>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_references", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_sample_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sample_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reviewer_practice = table.Column<Guid>(type: "TEXT", nullable: true),
                    reviewer_login = table.Column<Guid>(type: "TEXT", nullable: true),
                    outside_name = table.Column<string>(type: "TEXT", nullable: true),
                    outside_mail = table.Column<string>(type: "TEXT", nullable: true),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    aside = table.Column<bool>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    safety = table.Column<int>(type: "INTEGER", nullable: false),
                    proof = table.Column<int>(type: "INTEGER", nullable: false),
                    plain = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_sample_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_samples",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    skill = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    shown = table.Column<string>(type: "TEXT", nullable: false),
                    replaced = table.Column<bool>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_samples", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_served_trades",
                columns: table => new
                {
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trade = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_served_trades", x => new { x.practice_id, x.trade });
                });

            migrationBuilder.CreateTable(
                name: "members_skills",
                columns: table => new
                {
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    group = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    retired_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    merged_into = table.Column<string>(type: "TEXT", maxLength: 48, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_skills", x => new { x.chapter_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "members_standing_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_standing_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_ties",
                columns: table => new
                {
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    declared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_ties", x => new { x.practice_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "members_vouch_burnt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @for = table.Column<Guid>(name: "for", type: "TEXT", nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_vouch_burnt", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_vouch_caps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_vouch_caps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_vouch_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_vouch_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members_vouches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    voucher_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    candidate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    given_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members_vouches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_push_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kept = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_push_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_ways",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    quiet_from = table.Column<int>(type: "INTEGER", nullable: true),
                    quiet_to = table.Column<int>(type: "INTEGER", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_ways", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    way_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    because = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_try = table.Column<DateTime>(type: "TEXT", nullable: false),
                    held_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tried_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    bundled_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => new { x.chapter_id, x.who, x.key });
                });

            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "treasury_allocations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_allocations", x => x.id);
                    table.CheckConstraint("ck_allocation_amount", "minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "treasury_invoice_lines",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    n = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    net_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    tax_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_invoice_lines", x => new { x.invoice_id, x.n });
                });

            migrationBuilder.CreateTable(
                name: "treasury_invoices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    net_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    total_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    share_percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    issued_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_invoices", x => x.id);
                    table.CheckConstraint("ck_invoice_amounts", "net_minor > 0 AND tax_minor >= 0 AND total_minor = net_minor + tax_minor AND paid_minor >= 0 AND paid_minor <= total_minor");
                });

            migrationBuilder.CreateTable(
                name: "treasury_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    means = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    credit_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    identified_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_payments", x => x.id);
                    table.CheckConstraint("ck_payment_amount", "amount_minor > 0 AND credit_minor >= 0 AND credit_minor <= amount_minor");
                });

            migrationBuilder.CreateTable(
                name: "treasury_payout_fees",
                columns: table => new
                {
                    payout_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_payout_fees", x => new { x.payout_id, x.fee_id });
                    table.CheckConstraint("ck_payout_fee", "minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "treasury_payout_lines",
                columns: table => new
                {
                    payout_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    share_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_payout_lines", x => new { x.payout_id, x.share_id });
                    table.CheckConstraint("ck_payout_line", "minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "treasury_payouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    withheld_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_payouts", x => x.id);
                    table.CheckConstraint("ck_payout_amount", "amount_minor >= 0 AND withheld_minor >= 0 AND amount_minor + withheld_minor > 0");
                    table.CheckConstraint("ck_payout_two_people", "state <> 'Paid' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)");
                });

            migrationBuilder.CreateTable(
                name: "treasury_referral_fees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_number = table.Column<int>(type: "INTEGER", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    served_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referrer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    withheld_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_referral_fees", x => x.id);
                    table.CheckConstraint("ck_referral_fee_steps", "chapter_minor >= 0 AND chapter_minor <= minor AND withheld_minor >= 0 AND withheld_minor <= minor");
                });

            migrationBuilder.CreateTable(
                name: "treasury_shares",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    shift_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    fee_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    @for = table.Column<string>(name: "for", type: "TEXT", nullable: true),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    released_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    in_payout_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    overpaid_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    chapter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treasury_shares", x => x.id);
                    table.CheckConstraint("ck_share_steps", "overpaid_minor >= 0 AND in_payout_minor >= 0 AND in_payout_minor <= released_minor AND released_minor <= minor");
                });

            migrationBuilder.CreateTable(
                name: "identity_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_claims_identity_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_outside_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_outside_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_identity_outside_logins_identity_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "FK_identity_passkeys_identity_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_identity_tokens_identity_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_clients_chapter_id_name_key",
                table: "clients",
                columns: new[] { "chapter_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_contacts_chapter_id_mail_key",
                table: "clients_contacts",
                columns: new[] { "chapter_id", "mail_key" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_contacts_chapter_id_phone_key",
                table: "clients_contacts",
                columns: new[] { "chapter_id", "phone_key" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_contacts_client_id",
                table: "clients_contacts",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_agreements_client_id",
                table: "contracts_agreements",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_plan_draws_plan_id",
                table: "contracts_plan_draws",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_plan_hours_client_id",
                table: "contracts_plan_hours",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_plan_hours_plan_id_number",
                table: "contracts_plan_hours",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_plans_client_id",
                table: "contracts_plans",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_counted_calls_chapter_id_from_at",
                table: "counted_calls",
                columns: new[] { "chapter_id", "from", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_alarms_key_id_first_at",
                table: "desk_alarms",
                columns: new[] { "key_id", "first_at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_alarms_request_id",
                table: "desk_alarms",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ux_open_alarm",
                table: "desk_alarms",
                columns: new[] { "chapter_id", "client_id", "source", "trouble" },
                unique: true,
                filter: "healed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_desk_alert_policies_chapter_id",
                table: "desk_alert_policies",
                column: "chapter_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_alerts_chapter_id_started_at",
                table: "desk_alerts",
                columns: new[] { "chapter_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ux_one_alert",
                table: "desk_alerts",
                column: "request_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_desk_checks_request_id",
                table: "desk_checks",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_clock_pauses_request_id",
                table: "desk_clock_pauses",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_clocks_request_id_kind",
                table: "desk_clocks",
                columns: new[] { "request_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_covered_clients_client_id",
                table: "desk_covered_clients",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_covers_from_practice",
                table: "desk_covers",
                column: "from_practice");

            migrationBuilder.CreateIndex(
                name: "IX_desk_covers_to_practice",
                table: "desk_covers",
                column: "to_practice");

            migrationBuilder.CreateIndex(
                name: "IX_desk_estimates_request_id",
                table: "desk_estimates",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_feeds_hash",
                table: "desk_feeds",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_feeds_owner_id",
                table: "desk_feeds",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_files_mail_id",
                table: "desk_files",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_files_request_id",
                table: "desk_files",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_gaps_rotation_id_from_utc",
                table: "desk_gaps",
                columns: new[] { "rotation_id", "from_utc" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_lessons_chapter_id_at",
                table: "desk_lessons",
                columns: new[] { "chapter_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_lookers_request_id_login_id",
                table: "desk_lookers",
                columns: new[] { "request_id", "login_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_lookers_seen_at",
                table: "desk_lookers",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "IX_desk_macros_chapter_id_name",
                table: "desk_macros",
                columns: new[] { "chapter_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_mail_names_chapter_id_from_address_name_hash",
                table: "desk_mail_names",
                columns: new[] { "chapter_id", "from_address", "name_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_mails_chapter_id_from_address_at",
                table: "desk_mails",
                columns: new[] { "chapter_id", "from_address", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_mails_chapter_id_outcome_at",
                table: "desk_mails",
                columns: new[] { "chapter_id", "outcome", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_mails_chapter_id_provider_id",
                table: "desk_mails",
                columns: new[] { "chapter_id", "provider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_mails_request_id",
                table: "desk_mails",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_monitor_keys_hash",
                table: "desk_monitor_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_notes_request_id",
                table: "desk_notes",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_offers_practice_id_state",
                table: "desk_offers",
                columns: new[] { "practice_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_offers_request_id_practice_id",
                table: "desk_offers",
                columns: new[] { "request_id", "practice_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_offers_request_id_state",
                table: "desk_offers",
                columns: new[] { "request_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ux_one_winner",
                table: "desk_offers",
                column: "request_id",
                unique: true,
                filter: "state = 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "IX_desk_overrides_rotation_id_to_utc",
                table: "desk_overrides",
                columns: new[] { "rotation_id", "to_utc" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_recurring_client_id",
                table: "desk_recurring",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_referrals_client_id",
                table: "desk_referrals",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_referrals_from_practice",
                table: "desk_referrals",
                column: "from_practice");

            migrationBuilder.CreateIndex(
                name: "IX_desk_referrals_offer_id",
                table: "desk_referrals",
                column: "offer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_referrals_request_id_state",
                table: "desk_referrals",
                columns: new[] { "request_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_referrals_to_practice",
                table: "desk_referrals",
                column: "to_practice");

            migrationBuilder.CreateIndex(
                name: "ux_one_referral_waiting",
                table: "desk_referrals",
                column: "request_id",
                unique: true,
                filter: "state = 'ClientsTurn'");

            migrationBuilder.CreateIndex(
                name: "IX_desk_requests_chapter_id_number",
                table: "desk_requests",
                columns: new[] { "chapter_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_requests_chapter_id_state_next_due",
                table: "desk_requests",
                columns: new[] { "chapter_id", "state", "next_due" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_requests_client_id_text_hash",
                table: "desk_requests",
                columns: new[] { "client_id", "text_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_requests_merged_into",
                table: "desk_requests",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "IX_desk_requests_practice_id",
                table: "desk_requests",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "ix_board",
                table: "desk_requests",
                columns: new[] { "chapter_id", "next_due", "turn", "number", "state" },
                filter: "turn < 3");

            migrationBuilder.CreateIndex(
                name: "IX_desk_shift_words_rotation_id_at",
                table: "desk_shift_words",
                columns: new[] { "rotation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_shifts_rotation_id_from_utc",
                table: "desk_shifts",
                columns: new[] { "rotation_id", "from_utc" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_surveys_chapter_id_sent_at",
                table: "desk_surveys",
                columns: new[] { "chapter_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_surveys_request_id",
                table: "desk_surveys",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_swaps_rotation_id_state",
                table: "desk_swaps",
                columns: new[] { "rotation_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_ties_first_id_second_id_kind",
                table: "desk_ties",
                columns: new[] { "first_id", "second_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_ties_second_id",
                table: "desk_ties",
                column: "second_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_time_request_id",
                table: "desk_time",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_desk_views_chapter_id_by_login",
                table: "desk_views",
                columns: new[] { "chapter_id", "by_login" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_words_request_id",
                table: "desk_words",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_facts_about_id",
                table: "facts",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "IX_facts_id",
                table: "facts",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_facts_request_id",
                table: "facts",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_facts_tx_seq",
                table: "facts",
                columns: new[] { "tx", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_governance_ballots_about",
                table: "governance_ballots",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "ux_one_open_ballot",
                table: "governance_ballots",
                columns: new[] { "chapter_id", "kind", "about" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_governance_chapters_host",
                table: "governance_chapters",
                column: "host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_charters_chapter_id_number",
                table: "governance_charters",
                columns: new[] { "chapter_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_letters_chapter_id_key",
                table: "governance_letters",
                columns: new[] { "chapter_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_claims_user_id",
                table: "identity_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_keys_hash",
                table: "identity_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_keys_login_id",
                table: "identity_keys",
                column: "login_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_links_about",
                table: "identity_links",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "IX_identity_links_hash",
                table: "identity_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "identity_logins",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "IX_identity_logins_chapter_id",
                table: "identity_logins",
                column: "chapter_id");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "identity_logins",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_outside_logins_user_id",
                table: "identity_outside_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_passkeys_user_id",
                table: "identity_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_mail_failing_chapter_id_address",
                table: "mail_failing",
                columns: new[] { "chapter_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_keys_hash",
                table: "mail_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_messages_because_to_address_kind",
                table: "mail_messages",
                columns: new[] { "because", "to_address", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_messages_chapter_id_at",
                table: "mail_messages",
                columns: new[] { "chapter_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_messages_sent_at_next_try",
                table: "mail_messages",
                columns: new[] { "sent_at", "next_try" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_threads_chapter_id_about_address",
                table: "mail_threads",
                columns: new[] { "chapter_id", "about", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_threads_chapter_id_answer_code",
                table: "mail_threads",
                columns: new[] { "chapter_id", "answer_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_absences_practice_id_to_utc",
                table: "members_absences",
                columns: new[] { "practice_id", "to_utc" });

            migrationBuilder.CreateIndex(
                name: "IX_members_applications_chapter_id_number",
                table: "members_applications",
                columns: new[] { "chapter_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_applications_practice_id",
                table: "members_applications",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_conduct_cases_chapter_id_number",
                table: "members_conduct_cases",
                columns: new[] { "chapter_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_conduct_cases_respondent_id",
                table: "members_conduct_cases",
                column: "respondent_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_conduct_decisions_case_id",
                table: "members_conduct_decisions",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_conduct_drawings_case_id",
                table: "members_conduct_drawings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_conduct_papers_case_id",
                table: "members_conduct_papers",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_conduct_seats_case_id_round_practice_id",
                table: "members_conduct_seats",
                columns: new[] { "case_id", "round", "practice_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_declarations_application_id_login_id",
                table: "members_declarations",
                columns: new[] { "application_id", "login_id" });

            migrationBuilder.CreateIndex(
                name: "ux_one_dues_notice",
                table: "members_dues_notices",
                column: "practice_id",
                unique: true,
                filter: "paid_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_members_findings_application_id",
                table: "members_findings",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_first_jobs_practice_id",
                table: "members_first_jobs",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_first_jobs_request_id",
                table: "members_first_jobs",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_first_jobs_reviewer_practice",
                table: "members_first_jobs",
                column: "reviewer_practice");

            migrationBuilder.CreateIndex(
                name: "IX_members_held_skills_code",
                table: "members_held_skills",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "IX_members_histories_client_id",
                table: "members_histories",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_interests_practice_id",
                table: "members_interests",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_messages_from_practice_at",
                table: "members_messages",
                columns: new[] { "from_practice", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_members_messages_to_practice",
                table: "members_messages",
                column: "to_practice");

            migrationBuilder.CreateIndex(
                name: "IX_members_outside_reviewers_application_id_mail",
                table: "members_outside_reviewers",
                columns: new[] { "application_id", "mail" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_practices_chapter_id_name",
                table: "members_practices",
                columns: new[] { "chapter_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_practitioners_practice_id",
                table: "members_practitioners",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_references_application_id",
                table: "members_references",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_sample_reviews_reviewer_practice",
                table: "members_sample_reviews",
                column: "reviewer_practice");

            migrationBuilder.CreateIndex(
                name: "IX_members_sample_reviews_sample_id_reviewer_practice",
                table: "members_sample_reviews",
                columns: new[] { "sample_id", "reviewer_practice" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_samples_application_id",
                table: "members_samples",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_standing_changes_practice_id",
                table: "members_standing_changes",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_ties_client_id",
                table: "members_ties",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_vouch_burnt_practice_id",
                table: "members_vouch_burnt",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_vouches_candidate_id",
                table: "members_vouches",
                column: "candidate_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_vouches_chapter_id_ended_at",
                table: "members_vouches",
                columns: new[] { "chapter_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ux_one_vouch",
                table: "members_vouches",
                columns: new[] { "voucher_id", "candidate_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notice_ways_owner_id",
                table: "notice_ways",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "IX_notices_address_tried_at",
                table: "notices",
                columns: new[] { "address", "tried_at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_owner_id_at",
                table: "notices",
                columns: new[] { "owner_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_sent_at_next_try",
                table: "notices",
                columns: new[] { "sent_at", "next_try" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_way_id_because_step",
                table: "notices",
                columns: new[] { "way_id", "because", "step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_timers_about",
                table: "timers",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "IX_timers_due_at",
                table: "timers",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_allocations_invoice_id",
                table: "treasury_allocations",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_allocations_payment_id",
                table: "treasury_allocations",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_invoice_lines_request_id",
                table: "treasury_invoice_lines",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_invoices_chapter_id_number",
                table: "treasury_invoices",
                columns: new[] { "chapter_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treasury_invoices_client_id_state",
                table: "treasury_invoices",
                columns: new[] { "client_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_treasury_invoices_request_id",
                table: "treasury_invoices",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_payments_client_id",
                table: "treasury_payments",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_payout_fees_fee_id",
                table: "treasury_payout_fees",
                column: "fee_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_payout_lines_share_id",
                table: "treasury_payout_lines",
                column: "share_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_payouts_practice_id",
                table: "treasury_payouts",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_referral_fees_referral_id_invoice_id",
                table: "treasury_referral_fees",
                columns: new[] { "referral_id", "invoice_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treasury_referral_fees_request_id",
                table: "treasury_referral_fees",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_referral_fees_served_id",
                table: "treasury_referral_fees",
                column: "served_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_shares_fee_id",
                table: "treasury_shares",
                column: "fee_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treasury_shares_invoice_id_practice_id",
                table: "treasury_shares",
                columns: new[] { "invoice_id", "practice_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treasury_shares_practice_id",
                table: "treasury_shares",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "IX_treasury_shares_shift_id",
                table: "treasury_shares",
                column: "shift_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clients");

            migrationBuilder.DropTable(
                name: "clients_contacts");

            migrationBuilder.DropTable(
                name: "clients_exclusions");

            migrationBuilder.DropTable(
                name: "contracts_agreements");

            migrationBuilder.DropTable(
                name: "contracts_plan_contacts");

            migrationBuilder.DropTable(
                name: "contracts_plan_draws");

            migrationBuilder.DropTable(
                name: "contracts_plan_hours");

            migrationBuilder.DropTable(
                name: "contracts_plans");

            migrationBuilder.DropTable(
                name: "counted_calls");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "desk_alarms");

            migrationBuilder.DropTable(
                name: "desk_alert_policies");

            migrationBuilder.DropTable(
                name: "desk_alerts");

            migrationBuilder.DropTable(
                name: "desk_asked_people");

            migrationBuilder.DropTable(
                name: "desk_checks");

            migrationBuilder.DropTable(
                name: "desk_clock_pauses");

            migrationBuilder.DropTable(
                name: "desk_clocks");

            migrationBuilder.DropTable(
                name: "desk_covered_clients");

            migrationBuilder.DropTable(
                name: "desk_covers");

            migrationBuilder.DropTable(
                name: "desk_estimates");

            migrationBuilder.DropTable(
                name: "desk_feeds");

            migrationBuilder.DropTable(
                name: "desk_files");

            migrationBuilder.DropTable(
                name: "desk_first_views");

            migrationBuilder.DropTable(
                name: "desk_gaps");

            migrationBuilder.DropTable(
                name: "desk_lessons");

            migrationBuilder.DropTable(
                name: "desk_lookers");

            migrationBuilder.DropTable(
                name: "desk_macros");

            migrationBuilder.DropTable(
                name: "desk_mail_names");

            migrationBuilder.DropTable(
                name: "desk_mails");

            migrationBuilder.DropTable(
                name: "desk_monitor_keys");

            migrationBuilder.DropTable(
                name: "desk_notes");

            migrationBuilder.DropTable(
                name: "desk_offers");

            migrationBuilder.DropTable(
                name: "desk_overrides");

            migrationBuilder.DropTable(
                name: "desk_recurred");

            migrationBuilder.DropTable(
                name: "desk_recurring");

            migrationBuilder.DropTable(
                name: "desk_referrals");

            migrationBuilder.DropTable(
                name: "desk_requests");

            migrationBuilder.DropTable(
                name: "desk_rotations");

            migrationBuilder.DropTable(
                name: "desk_shift_words");

            migrationBuilder.DropTable(
                name: "desk_shifts");

            migrationBuilder.DropTable(
                name: "desk_stopwatches");

            migrationBuilder.DropTable(
                name: "desk_surveys");

            migrationBuilder.DropTable(
                name: "desk_swaps");

            migrationBuilder.DropTable(
                name: "desk_ties");

            migrationBuilder.DropTable(
                name: "desk_time");

            migrationBuilder.DropTable(
                name: "desk_views");

            migrationBuilder.DropTable(
                name: "desk_words");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "facts_cursors");

            migrationBuilder.DropTable(
                name: "files_documents");

            migrationBuilder.DropTable(
                name: "files_kept");

            migrationBuilder.DropTable(
                name: "governance_ballot_boxes");

            migrationBuilder.DropTable(
                name: "governance_ballot_seats");

            migrationBuilder.DropTable(
                name: "governance_ballot_texts");

            migrationBuilder.DropTable(
                name: "governance_ballots");

            migrationBuilder.DropTable(
                name: "governance_chapters");

            migrationBuilder.DropTable(
                name: "governance_charters");

            migrationBuilder.DropTable(
                name: "governance_letters");

            migrationBuilder.DropTable(
                name: "identity_claims");

            migrationBuilder.DropTable(
                name: "identity_keys");

            migrationBuilder.DropTable(
                name: "identity_links");

            migrationBuilder.DropTable(
                name: "identity_outside_logins");

            migrationBuilder.DropTable(
                name: "identity_passkeys");

            migrationBuilder.DropTable(
                name: "identity_protection_keys");

            migrationBuilder.DropTable(
                name: "identity_tokens");

            migrationBuilder.DropTable(
                name: "mail_failing");

            migrationBuilder.DropTable(
                name: "mail_keys");

            migrationBuilder.DropTable(
                name: "mail_messages");

            migrationBuilder.DropTable(
                name: "mail_threads");

            migrationBuilder.DropTable(
                name: "members_absences");

            migrationBuilder.DropTable(
                name: "members_admissions");

            migrationBuilder.DropTable(
                name: "members_application_texts");

            migrationBuilder.DropTable(
                name: "members_applications");

            migrationBuilder.DropTable(
                name: "members_attestations");

            migrationBuilder.DropTable(
                name: "members_conduct_cases");

            migrationBuilder.DropTable(
                name: "members_conduct_decisions");

            migrationBuilder.DropTable(
                name: "members_conduct_drawings");

            migrationBuilder.DropTable(
                name: "members_conduct_papers");

            migrationBuilder.DropTable(
                name: "members_conduct_seats");

            migrationBuilder.DropTable(
                name: "members_conduct_voices");

            migrationBuilder.DropTable(
                name: "members_declarations");

            migrationBuilder.DropTable(
                name: "members_dues_notices");

            migrationBuilder.DropTable(
                name: "members_findings");

            migrationBuilder.DropTable(
                name: "members_first_jobs");

            migrationBuilder.DropTable(
                name: "members_founder_voices");

            migrationBuilder.DropTable(
                name: "members_held_skills");

            migrationBuilder.DropTable(
                name: "members_histories");

            migrationBuilder.DropTable(
                name: "members_interests");

            migrationBuilder.DropTable(
                name: "members_job_proofs");

            migrationBuilder.DropTable(
                name: "members_messages");

            migrationBuilder.DropTable(
                name: "members_outside_reviewers");

            migrationBuilder.DropTable(
                name: "members_practices");

            migrationBuilder.DropTable(
                name: "members_practitioners");

            migrationBuilder.DropTable(
                name: "members_references");

            migrationBuilder.DropTable(
                name: "members_sample_reviews");

            migrationBuilder.DropTable(
                name: "members_samples");

            migrationBuilder.DropTable(
                name: "members_served_trades");

            migrationBuilder.DropTable(
                name: "members_skills");

            migrationBuilder.DropTable(
                name: "members_standing_changes");

            migrationBuilder.DropTable(
                name: "members_ties");

            migrationBuilder.DropTable(
                name: "members_vouch_burnt");

            migrationBuilder.DropTable(
                name: "members_vouch_caps");

            migrationBuilder.DropTable(
                name: "members_vouch_sources");

            migrationBuilder.DropTable(
                name: "members_vouches");

            migrationBuilder.DropTable(
                name: "notice_push_keys");

            migrationBuilder.DropTable(
                name: "notice_ways");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "timers");

            migrationBuilder.DropTable(
                name: "treasury_allocations");

            migrationBuilder.DropTable(
                name: "treasury_invoice_lines");

            migrationBuilder.DropTable(
                name: "treasury_invoices");

            migrationBuilder.DropTable(
                name: "treasury_payments");

            migrationBuilder.DropTable(
                name: "treasury_payout_fees");

            migrationBuilder.DropTable(
                name: "treasury_payout_lines");

            migrationBuilder.DropTable(
                name: "treasury_payouts");

            migrationBuilder.DropTable(
                name: "treasury_referral_fees");

            migrationBuilder.DropTable(
                name: "treasury_shares");

            migrationBuilder.DropTable(
                name: "identity_logins");
        }
    }
}
