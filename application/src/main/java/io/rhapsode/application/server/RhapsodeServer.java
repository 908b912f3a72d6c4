package io.rhapsode.application.server;

import org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration;
import org.springdoc.core.configuration.SpringDocKotlinConfiguration;
import org.springdoc.core.configuration.SpringDocKotlinxConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Everything in one process. The messages are left out of the search for beans: they are a fifth of all classes and have none. */
@SpringBootApplication(
        scanBasePackages = {
            "io.rhapsode.application",
            "io.rhapsode.command",
            "io.rhapsode.gateway",
            "io.rhapsode.query",
            "io.rhapsode.saga",
            "io.rhapsode.worker"
        },
        exclude = {
            AxonDbSchedulerAutoConfiguration.class, // deadlines are wired with the queue
            SpringDocKotlinConfiguration.class, // there is no Kotlin here, and reading that costs a tenth of a second
            SpringDocKotlinxConfiguration.class
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan({"io.rhapsode.application", "io.rhapsode.gateway", "io.rhapsode.saga", "io.rhapsode.worker"
})
class RhapsodeServer {}
