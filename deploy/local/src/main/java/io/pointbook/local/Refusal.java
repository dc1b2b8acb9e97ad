package io.pointbook.local;

/** Why a command cannot go on, in one sentence, and what the user can do. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    public Refusal(String sentence, String whatToDo) {
        super(sentence, null, false, false);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
