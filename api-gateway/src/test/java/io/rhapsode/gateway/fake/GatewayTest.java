package io.rhapsode.gateway.fake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test over HTTP: the whole gateway on a real port and a real PostgreSQL, between the other sides as {@link OtherSides} plays them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = FakeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "springdoc.api-docs.path=/api/openapi",
            "springdoc.swagger-ui.path=/api/docs",
            "springdoc.api-docs.enabled=true",
            "springdoc.swagger-ui.enabled=true",
            "spring.jackson.default-property-inclusion=always",
            "rhapsode.credits.buy-url=https://speech.example/buy",
            "rhapsode.gateway.limits.event-streams=3",
            "rhapsode.gateway.limits.live-streams=2",
            "rhapsode.gateway.caller.country-header=CF-IPCountry"
        })
public @interface GatewayTest {}
