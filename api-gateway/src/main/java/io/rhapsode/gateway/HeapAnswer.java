package io.rhapsode.gateway;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * An answer that is written from plain memory. Buffers of Netty's own have to be given back, and one that is on its way from an encoder to the network when the
 * caller goes away is given back by nobody.
 */
final class HeapAnswer extends ServerHttpResponseDecorator {

    HeapAnswer(ServerHttpResponse answer) {
        super(answer);
    }

    @Override
    public DataBufferFactory bufferFactory() {
        return DefaultDataBufferFactory.sharedInstance;
    }
}
