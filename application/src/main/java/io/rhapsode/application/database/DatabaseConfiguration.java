package io.rhapsode.application.database;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The two pools: JDBC as the writer, R2DBC as the reader. Spring Boot makes only one of them by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataSourceProperties.class, DatabaseSettings.class})
class DatabaseConfiguration {

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        embedded.ifAvailable(EmbeddedDatabase::await); // nothing connects before there is this pool
        return properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    NodeLease nodeLease(DataSourceProperties properties, @Value("${rhapsode.queue.node}") String node) {
        SimpleDriverDataSource unpooled = properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        return new NodeLease(unpooled, node);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(DatabaseSettings database) {
        ConnectionFactory reader = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(database.host())
                .port(database.port())
                .database(database.name())
                .username(database.user())
                .password(database.password())
                .options(Map.of("role", Roles.READER))
                .connectTimeout(database.connectLimit())
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(reader)
                .initialSize(1)
                .maxSize(database.readers())
                .maxAcquireTime(database.acquireLimit())
                .maxIdleTime(Duration.ofMinutes(10))
                .validationQuery("select 1")
                .build());
    }
}
