package io.rhapsode.application.database;

import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates the database, and refuses one that a newer version has migrated: it would be written by one that does not know what stands in it. */
@Component
public final class OnlyForwards implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        MigrationInfoService info = flyway.info();
        if (isOfANewerVersion(info)) {
            throw new IllegalStateException("The database is of a newer Rhapsode (" + version(info)
                    + "). Start that one, or restore a backup from before it.");
        }
        flyway.migrate();
    }

    /** Whether there are migrations in it that this program does not know. */
    public static boolean isOfANewerVersion(MigrationInfoService info) {
        return Stream.of(info.applied()).map(MigrationInfo::getState).anyMatch(MigrationState.FUTURE_SUCCESS::equals);
    }

    /** That of the last migration, in words. */
    public static String version(MigrationInfoService info) {
        MigrationInfo current = info.current();
        return "version " + (current == null ? "none" : current.getVersion());
    }
}
