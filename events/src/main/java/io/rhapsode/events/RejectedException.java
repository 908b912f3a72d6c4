package io.rhapsode.events;

/** A refusal: the request was understood and will not be carried out. Carries no stack trace, for it is an answer and not a fault. */
public final class RejectedException extends RuntimeException {

    private final Rejection rejection;

    /**
     * @param detail a sentence for the caller, without anything of another tenant
     */
    public RejectedException(Rejection rejection, String detail) {
        super(detail, null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
