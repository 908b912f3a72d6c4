package io.rhapsode.saga.quarantine;

import io.rhapsode.events.work.WorkQueue;
import io.rhapsode.saga.Processors;
import java.util.stream.Stream;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts a guard before each processor of this side. They send commands and enqueue work, so they have no queue of dead letters to go through again. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

    @Bean
    ConfigurerModule poisonGuards(
            ObjectProvider<Quarantine> quarantine,
            ObjectProvider<WorkQueue> queue,
            @Qualifier("eventSource") ObjectProvider<StreamableMessageSource<TrackedEventMessage<?>>> log) {
        return axon -> axon.eventProcessing(processing -> Stream.of(Processors.GENERATION_PROCESS, Processors.ERASURE)
                .forEach(processor -> {
                    var suspects = new Suspects();
                    processing.registerHandlerInterceptor(
                            processor,
                            configuration ->
                                    new PoisonGuard(processor, suspects, quarantine.getObject(), queue.getObject()));
                    processing.registerPooledStreamingEventProcessorConfiguration(
                            processor,
                            (configuration, builder) -> builder.messageSource(new OneByOne(log.getObject(), suspects)));
                }));
    }
}
