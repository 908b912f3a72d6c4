package io.rhapsode.application.identity;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.Sha256;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes in tenants: a key for digests, an account with welcome credits, and an API key. Every step may be repeated. */
@Component
public class Tenants {

    private static final int KEY_BYTES = 32;
    private static final long COMMAND_LIMIT_SECONDS = 30;

    private final JdbcClient database;
    private final CommandGateway commands;
    private final IdentitySettings settings;
    private final SecureRandom random = new SecureRandom();

    Tenants(JdbcClient database, CommandGateway commands, IdentitySettings settings) {
        this.database = database;
        this.commands = commands;
        this.settings = settings;
    }

    /** Makes the tenant known, once. */
    public void register(TenantId tenant) {
        database.sql("insert into tenant (tenant_id, hmac_key) values (:tenant, :key) on conflict do nothing")
                .param("tenant", tenant.value())
                .param("key", randomBytes())
                .update();
        commands.sendAndWait(
                new GenericCommandMessage<>(
                        new OpenAccount(AccountId.of(tenant), tenant, settings.creditsWelcome()),
                        Map.of(MetaDataKeys.TENANT, tenant.value(), MetaDataKeys.ACTOR, ActorId.SYSTEM.value())),
                COMMAND_LIMIT_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Lets the key in, with the rights of the role. */
    public void admit(String apiKey, TenantId tenant, ActorId actor, String role) {
        database.sql("""
                        insert into api_key (key_hash, tenant_id, actor_id, role) values (:hash, :tenant, :actor, :role)
                        on conflict do nothing
                        """)
                .param("hash", Sha256.of(apiKey))
                .param("tenant", tenant.value())
                .param("actor", actor.value())
                .param("role", role)
                .update();
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
