package io.rhapsode.application.identity;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets of the installation as a whole, made once and the same on every node. */
@Component
public class InstallationSecrets {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient database;

    InstallationSecrets(JdbcClient database) {
        this.database = database;
    }

    /** The secret of this name. */
    public byte[] secret(String name) {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        database.sql("insert into installation_secret (name, secret) values (:name, :secret) on conflict do nothing")
                .param("name", name)
                .param("secret", fresh)
                .update();
        return database.sql("select secret from installation_secret where name = :name")
                .param("name", name)
                .query(byte[].class)
                .single();
    }
}
