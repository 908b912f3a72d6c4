package io.rhapsode.application.identity;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Sees to it, at every start, that the first tenant and the key of its admin are there. */
@Component
class FirstTenant implements ApplicationRunner {

    static final TenantId TENANT = new TenantId("ten_first");
    private static final ActorId ADMIN = new ActorId("key_first");

    private final Tenants tenants;
    private final IdentitySettings settings;

    FirstTenant(Tenants tenants, IdentitySettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        tenants.register(TENANT);
        tenants.admit(apiKey(), TENANT, ADMIN, "admin");
    }

    private String apiKey() throws IOException {
        String given = settings.apiKey();
        return given != null ? given : KeptKey.in(Path.of(settings.home()).resolve("api-key"), "rhp_");
    }
}
