package io.rhapsode.application.database;

/** The database roles that connections for work enter; the migrations create them. */
final class Roles {

    /** Projections, sagas, tasks: admitted to the rows of all tenants. */
    static final String WRITER = "rhapsode_writer";

    /** Queries: sees the rows of the tenant set inside its transaction, and none when none is set. */
    static final String READER = "rhapsode_reader";

    private Roles() {}
}
