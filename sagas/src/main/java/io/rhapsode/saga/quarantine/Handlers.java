package io.rhapsode.saga.quarantine;

import org.axonframework.config.Configuration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.saga.AbstractSagaManager;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Hands an event to what stands behind a processor, without the processor: its token stays where it is. */
@Component
class Handlers {

    private final Configuration axon;
    private final ListableBeanFactory beans;

    Handlers(Configuration axon, ListableBeanFactory beans) {
        this.axon = axon;
        this.beans = beans;
    }

    /** In the current unit of work. */
    void tell(String processor, EventMessage<?> event) throws Exception {
        for (SagaConfiguration<?> saga : axon.eventProcessingConfiguration().sagaConfigurations()) {
            if (saga.processingGroup().equals(processor)) {
                AbstractSagaManager<?> sagas = saga.manager();
                sagas.handle(event, Segment.ROOT_SEGMENT);
            }
        }
        var parameters = axon.getComponent(ParameterResolverFactory.class);
        for (String bean : beans.getBeanNamesForAnnotation(ProcessingGroup.class)) {
            if (isOf(processor, bean)) {
                new AnnotationEventHandlerAdapter(beans.getBean(bean), parameters).handle(event);
            }
        }
    }

    private boolean isOf(String processor, String bean) {
        ProcessingGroup group = beans.findAnnotationOnBean(bean, ProcessingGroup.class);
        return group != null && group.value().equals(processor) && beans.findAnnotationOnBean(bean, Saga.class) == null;
    }
}
