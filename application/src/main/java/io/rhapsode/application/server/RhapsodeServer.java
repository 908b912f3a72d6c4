package io.rhapsode.application.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Everything in one process. */
@SpringBootApplication(scanBasePackages = "io.rhapsode")
@ConfigurationPropertiesScan("io.rhapsode")
class RhapsodeServer {}
