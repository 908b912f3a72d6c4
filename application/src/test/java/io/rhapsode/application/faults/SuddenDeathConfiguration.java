package io.rhapsode.application.faults;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.TaskHandler;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts death where the steps of a generation are taken. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(Moment.PROPERTY)
class SuddenDeathConfiguration {

    @Bean
    static SuddenDeath suddenDeath(Environment environment) {
        return new SuddenDeath(Moment.parse(environment.getRequiredProperty(Moment.PROPERTY)));
    }

    @Bean
    static BeanPostProcessor mortals(SuddenDeath death) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case EventStore log -> {
                        log.subscribe(new MortalLog(death));
                        yield log;
                    }
                    case ObjectStore objects -> as(ObjectStore.class, new MortalStore(objects, death));
                    case TaskHandler<?> handler -> new MortalHandler<>(handler, death);
                    default -> bean;
                };
            }
        };
    }

    private static Object as(Class<?> port, InvocationHandler mortal) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, mortal);
    }

    @Bean
    ConfigurerModule mortalProcessing(SuddenDeath death) {
        return axon -> axon.eventProcessing(processing -> processing.registerDefaultHandlerInterceptor(
                (configuration, processor) -> new MortalProcessing(processor, death)));
    }
}
