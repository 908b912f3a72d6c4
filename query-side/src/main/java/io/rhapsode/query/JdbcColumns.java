package io.rhapsode.query;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.InvalidResultSetAccessException;

/** The row at which a JDBC result stands. */
public record JdbcColumns(ResultSet result) implements Columns {

    @Override
    public <T> @Nullable T orNull(String name, Class<T> type) {
        try {
            if (type == String[].class) {
                Array array = result.getArray(name);
                return array == null ? null : type.cast(array.getArray());
            }
            return type == String.class ? type.cast(result.getString(name)) : result.getObject(name, type); // JSON too
        } catch (SQLException failure) {
            throw new InvalidResultSetAccessException(failure);
        }
    }
}
