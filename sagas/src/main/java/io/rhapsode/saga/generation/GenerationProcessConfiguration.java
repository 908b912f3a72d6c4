package io.rhapsode.saga.generation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Lets the limits of the stages be configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StageLimits.class)
class GenerationProcessConfiguration {}
