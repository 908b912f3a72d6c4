package io.rhapsode.application.health;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Where texts and audio are kept. Down while it cannot even be asked for an object that nobody has put there: then no text can be taken, and no audio given. */
class StorageHealth extends AbstractHealthIndicator {

    private static final ObjectKey NOBODYS = new ObjectKey(ObjectPlace.ALL + "/health");

    private final ObjectStore objects;

    StorageHealth(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        objects.size(NOBODYS);
        health.up();
    }
}
