package io.rhapsode.application.server;

import org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Everything in one process. */
@SpringBootApplication(
        scanBasePackages = "io.rhapsode",
        exclude = AxonDbSchedulerAutoConfiguration.class, // deadlines are wired with the queue
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("io.rhapsode")
class RhapsodeServer {}
