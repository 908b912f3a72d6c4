package io.rhapsode.application.identity;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Sees to it, at every start, that the first tenant and the key of its admin are there. */
@Component
class FirstTenant implements ApplicationRunner {

    static final TenantId TENANT = new TenantId("ten_first");
    private static final ActorId ADMIN = new ActorId("key_first");
    private static final Logger log = LoggerFactory.getLogger(FirstTenant.class);

    private final Tenants tenants;
    private final IdentitySettings settings;

    FirstTenant(Tenants tenants, IdentitySettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        tenants.register(TENANT);
        tenants.admit(settings.apiKey() == null ? keptKey() : settings.apiKey(), TENANT, ADMIN, "admin");
    }

    private String keptKey() throws IOException {
        Path file = Path.of(settings.home()).resolve("api-key");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, tenants.newApiKey() + "\n");
            log.atInfo().addKeyValue("file", file).log("made the first API key");
        } catch (FileAlreadyExistsException kept) {
            log.debug("the first API key is there");
        }
        return Files.readString(file).strip();
    }
}
