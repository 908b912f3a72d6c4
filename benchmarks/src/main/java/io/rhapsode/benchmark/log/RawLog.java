package io.rhapsode.benchmark.log;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A table of the shape of the event log, written and read with JDBC and nothing else: what the log could be at best. */
final class RawLog {

    private static final int ROWS_PER_READ = 1_000;
    private static final int ROWS_PER_BATCH = 500;

    private static final String TABLE = """
            create table raw_log (
              globalindex bigserial not null primary key,
              aggregateidentifier varchar(255) not null,
              sequencenumber bigint not null,
              type varchar(255),
              eventidentifier varchar(255) not null unique,
              metadata bytea,
              payload bytea not null,
              payloadrevision varchar(255),
              payloadtype varchar(255) not null,
              timestamp varchar(255) not null,
              unique (aggregateidentifier, sequencenumber)
            )
            """;
    private static final String INSERT = """
            insert into raw_log (
              aggregateidentifier, sequencenumber, type, eventidentifier, metadata, payload, payloadrevision, payloadtype, timestamp)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String READ = """
            select globalindex, aggregateidentifier, sequencenumber, type, eventidentifier, metadata, payload, payloadrevision, payloadtype, timestamp
            from raw_log where globalindex > ? order by globalindex limit ?
            """;

    private final HikariDataSource database;
    private final byte[] metaData;
    private final byte[] payload;

    RawLog(HikariDataSource database, byte[] metaData, byte[] payload) throws SQLException {
        this.database = database;
        this.metaData = metaData;
        this.payload = payload;
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** One event of a new aggregate, in a transaction of its own. */
    void append() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                set(insert);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    /** Many at once, to have something to read. */
    void fill(int events) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= events; i++) {
                set(insert);
                insert.addBatch();
                if (i % ROWS_PER_BATCH == 0 || i == events) {
                    insert.executeBatch();
                }
            }
            connection.commit();
        }
    }

    private void set(PreparedStatement insert) throws SQLException {
        insert.setString(1, "gen_" + UUID.randomUUID());
        insert.setLong(2, 0);
        insert.setString(3, "Generation");
        insert.setString(4, UUID.randomUUID().toString());
        insert.setBytes(5, metaData);
        insert.setBytes(6, payload);
        insert.setString(7, "1");
        insert.setString(8, "generation.ChunkSynthesized");
        insert.setString(9, Instant.now().toString());
    }

    /** Reads every row, all columns. @return how many there are */
    int readAll() throws SQLException {
        int rows = 0;
        long last = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setInt(2, ROWS_PER_READ);
            boolean more = true;
            while (more) {
                read.setLong(1, last);
                int page = 0;
                try (var result = read.executeQuery()) {
                    while (result.next()) {
                        last = result.getLong(1);
                        page += bytesOf(result) > 0 ? 1 : 0;
                    }
                }
                rows += page;
                more = page == ROWS_PER_READ;
            }
        }
        return rows;
    }

    private static int bytesOf(ResultSet row) throws SQLException {
        int bytes = 0;
        for (int column = 2; column <= 10; column++) {
            byte[] value = row.getBytes(column);
            bytes += value == null ? 0 : value.length;
        }
        return bytes;
    }
}
