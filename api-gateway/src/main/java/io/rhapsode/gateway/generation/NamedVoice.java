package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.FindVoice;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.VoiceView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A caller may name a voice by its id in our library. Behind the door it is what its provider calls it. */
@Component
class NamedVoice {

    private final Sender sender;

    NamedVoice(Sender sender) {
        this.sender = sender;
    }

    /** The same order, with the voice as its provider names it. Refused as {@code voice_not_found} where there is no such voice. */
    Mono<SpeechOrder> lookUp(Requester requester, SpeechOrder order) {
        VoiceId voice = order.voice();
        if (voice == null || !LibraryVoiceId.isWritten(voice)) {
            return Mono.just(order);
        }
        return Mono.fromCallable(() -> id(voice))
                .flatMap(id -> sender.ask(requester, new FindVoice(requester.tenant(), id), VoiceView.class))
                .map(found -> with(order, found.voice()))
                .onErrorMap(RejectedException.class, refusal -> Pointers.at(refusal, order));
    }

    private static LibraryVoiceId id(VoiceId written) {
        try {
            return new LibraryVoiceId(written.value());
        } catch (IllegalArgumentException e) {
            throw new RejectedException(Rejection.VOICE_NOT_FOUND, "There is no such voice.");
        }
    }

    private static SpeechOrder with(SpeechOrder order, VoiceId voice) {
        return new SpeechOrder(
                voice,
                order.model(),
                order.preferences(),
                order.routing(),
                order.audio(),
                order.settings(),
                order.timings());
    }
}
