package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.database.OnlyForwards;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Roles, migrations and row security, as the migrations leave them. */
final class SchemaLook implements Examination {

    private static final List<String> ROLES = List.of("rhapsode_writer", "rhapsode_reader");

    private final ReadOnlyDatabase database;
    private final boolean serverRuns;

    /** @param serverRuns then everything should have been made by it */
    SchemaLook(ReadOnlyDatabase database, boolean serverRuns) {
        this.database = database;
        this.serverRuns = serverRuns;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        ROLES.forEach(role -> findings.add(role(role)));
        findings.add(migrations());
        findings.add(rowSecurity());
        return findings;
    }

    private Finding role(String role) {
        String subject = "role " + role;
        Optional<Boolean> member = database.sql()
                .sql("select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = :role")
                .param("role", role)
                .query(Boolean.class)
                .optional();
        if (member.isPresent()) {
            return member.get()
                    ? Finding.ok(subject, "there, and " + database.user() + " may enter it")
                    : Finding.fail(
                            subject,
                            "there, but " + database.user() + " may not enter it",
                            "As a superuser: grant " + role + " to " + database.user() + ";");
        }
        boolean mayCreate = database.sql()
                .sql("select rolcreaterole or rolsuper from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        return mayCreate && !serverRuns
                ? Finding.ok(subject, "made at the first start")
                : Finding.fail(
                        subject,
                        "missing, and " + database.user() + (mayCreate ? " has not made it" : " may not make it"),
                        "As a superuser: create role " + role + " nologin; grant " + role + " to " + database.user()
                                + ";");
    }

    private Finding migrations() {
        MigrationInfoService info = Flyway.configure()
                .dataSource(database.connection())
                .locations("classpath:db/migration")
                .load()
                .info();
        String version = OnlyForwards.version(info);
        if (Stream.of(info.all()).map(MigrationInfo::getState).anyMatch(MigrationState::isFailed)) {
            return Finding.fail(
                    "migrations",
                    "one has failed, after " + version,
                    "The server's log of its last start says which and why; after that is mended, start again.");
        }
        if (OnlyForwards.isOfANewerVersion(info)) {
            return Finding.fail(
                    "migrations",
                    version + " was made by a newer Rhapsode",
                    "Run that one, or restore a backup from before it.");
        }
        int pending = info.pending().length;
        if (pending > 0 && serverRuns) {
            return Finding.warn(
                    "migrations",
                    version + ", and " + pending + " more that the running server does not know",
                    "Start the server anew: it is older than this program.");
        }
        return Finding.ok(
                "migrations", version + (pending > 0 ? ", " + pending + " more at the next start" : ", complete"));
    }

    /** Whatever belongs to a tenant, and whatever the reader may read, has to be behind a policy that its owner cannot pass either. */
    private Finding rowSecurity() {
        List<String> open = database.sql().sql("""
                        select c.relname from pg_class c
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                          and not (c.relrowsecurity and c.relforcerowsecurity)
                          and (exists (select from pg_attribute a
                                       where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
                               or exists (select from pg_roles r
                                          where r.rolname = 'rhapsode_reader' and has_table_privilege(r.oid, c.oid, 'select')))
                        order by c.relname
                        """).query(String.class).stream()
                .map(String::valueOf)
                .toList();
        return open.isEmpty()
                ? Finding.ok("row security", "forced on every table of tenants")
                : Finding.fail(
                        "row security",
                        "not forced on " + String.join(", ", open),
                        "alter table … enable row level security; alter table … force row level security;");
    }
}
