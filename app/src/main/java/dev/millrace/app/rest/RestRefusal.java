package dev.millrace.app.rest;

/** Why a request is not answered, as one clear sentence, with the status that HTTP has for it. */
final class RestRefusal extends Exception {
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final long serialVersionUID = 1L;

    private final int status;

    RestRefusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
