package io.rhapsode.gateway.fake;

import io.rhapsode.gateway.Sha256;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of this module, with the tables of the application. */
public final class Database {

    /** A key of the first tenant's admin. */
    public static final String KEY = "rhp_first-tenant-000000000000";

    /** A key of the first tenant that is no admin's. */
    public static final String MEMBER_KEY = "rhp_first-member-000000000000";

    /** A key of another tenant. */
    public static final String OTHER_KEY = "rhp_other-tenant-000000000000";

    /** A key that was withdrawn. */
    public static final String REVOKED_KEY = "rhp_revoked-tenant-0000000000";

    private static final EmbeddedPostgres POSTGRES = start();

    private Database() {}

    /** As the role that projections, sagas and this gateway have. */
    public static JdbcClient writer() {
        return as("rhapsode_writer");
    }

    public static JdbcClient as(String role) {
        return JdbcClient.create(dataSource(role));
    }

    /** Whether a query that names no tenant sees any row of the table. */
    public static boolean reads(JdbcClient client, String table) {
        try {
            return client.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single()
                    > 0;
        } catch (DataAccessException e) {
            return false; // not even the table
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:../application/src/main/resources/db/migration")
                    .load()
                    .migrate();
            JdbcClient owner = JdbcClient.create(postgres.getPostgresDatabase());
            for (String tenant : new String[] {"ten_first", "ten_other"}) {
                owner.sql("insert into tenant (tenant_id, hmac_key) values (?, ?)")
                        .param(tenant)
                        .param(new byte[32])
                        .update();
            }
            Map.of(
                            KEY,
                            "ten_first key_admin admin",
                            MEMBER_KEY,
                            "ten_first key_member member",
                            OTHER_KEY,
                            "ten_other key_other admin",
                            REVOKED_KEY,
                            "ten_first key_revoked admin")
                    .forEach((key, holder) -> admit(owner, key, holder.split(" ")));
            owner.sql("update api_key set revoked_at = now() where actor_id = 'key_revoked'")
                    .update();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void admit(JdbcClient owner, String key, String[] holder) {
        owner.sql("insert into api_key (key_hash, tenant_id, actor_id, role) values (?, ?, ?, ?)")
                .param(Sha256.of(key))
                .param(holder[0])
                .param(holder[1])
                .param(holder[2])
                .update();
    }

    private static PGSimpleDataSource dataSource(String role) {
        var source = new PGSimpleDataSource();
        source.setURL(POSTGRES.getJdbcUrl("postgres", "postgres"));
        source.setOptions("-c role=" + role);
        return source;
    }
}
