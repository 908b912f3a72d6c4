package io.rhapsode.query.usage.domain;

/** What was used, or more of it. */
public record Amounts(long generations, long credits, long characters, long audioMillis, long costMicros) {

    static final Amounts NONE = new Amounts(0, 0, 0, 0, 0);

    static Amounts speech(long characters, long audioMillis) {
        return new Amounts(1, 0, characters, audioMillis, 0);
    }

    static Amounts charge(long credits) {
        return new Amounts(0, credits, 0, 0, 0);
    }

    static Amounts cost(long micros) {
        return new Amounts(0, 0, 0, 0, micros);
    }

    public Amounts plus(Amounts more) {
        return new Amounts(
                generations + more.generations,
                credits + more.credits,
                characters + more.characters,
                audioMillis + more.audioMillis,
                costMicros + more.costMicros);
    }

    public boolean isNothing() {
        return equals(NONE);
    }
}
