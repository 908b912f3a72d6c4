package io.rhapsode.application.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a second tenant beside the first: a key of its own, and an account that began as the first one's did. */
final class OtherTenant {

    private static final String KEY = "test-key-of-the-other-tenant";

    private OtherTenant() {}

    static Api of(ServerProcess server) throws IOException {
        JdbcClient database = Operator.at(server);
        database.sql("insert into tenant (tenant_id, hmac_key) select 'ten_other', decode(repeat('ab', 32), 'hex')")
                .update();
        database.sql("""
                        insert into api_key (key_hash, tenant_id, actor_id, role)
                        values (:hash, 'ten_other', 'key_other', 'admin')
                        """).param("hash", sha256(KEY)).update();
        database.sql("""
                        insert into domainevententry (aggregateidentifier, sequencenumber, type, eventidentifier, metadata,
                          payload, payloadrevision, payloadtype, timestamp)
                        select 'acc_other', sequencenumber, type, gen_random_uuid()::text,
                          convert_to(replace(convert_from(metadata, 'UTF8'), '_first"', '_other"'), 'UTF8'),
                          convert_to(replace(convert_from(payload, 'UTF8'), '_first"', '_other"'), 'UTF8'),
                          payloadrevision, payloadtype, timestamp
                        from domainevententry where aggregateidentifier = 'acc_first'
                        """).update();
        Api api = server.api().withKey(KEY);
        Awaitility.await("the other tenant's account")
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.send(api.request("/api/v1/credits").build()).statusCode() == 200);
        return api;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
