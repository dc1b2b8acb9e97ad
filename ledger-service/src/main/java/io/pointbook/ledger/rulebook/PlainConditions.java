package io.pointbook.ledger.rulebook;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of comparisons, memberships and their and, or, not: most of them are nothing else. They are answered at once,
 * a hundred times as fast as by the interpreter; whatever is not certain here is left to it.
 */
final class PlainConditions {
    private PlainConditions() {}

    /** A condition that answers yes or no, or does not know. */
    @FunctionalInterface
    interface Plain {
        /** @throws Unanswered where only the interpreter knows, such as for a fact that is not there */
        boolean holds(Map<String, Object> facts) throws Unanswered;
    }

    /** The interpreter has to be asked. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;
        private static final Unanswered IT = new Unanswered();

        private Unanswered() {
            super("the interpreter knows", null, false, false);
        }
    }

    /** A fact or a constant. */
    @FunctionalInterface
    private interface Operand {
        Object of(Map<String, Object> facts) throws Unanswered;
    }

    /** @param checked as the type checker left it; nothing where it needs the interpreter */
    static @Nullable Plain of(CelExpr checked) {
        return switch (checked.getKind()) {
            case CONSTANT, IDENT -> truth(checked);
            case CALL -> call(checked.call());
            default -> null;
        };
    }

    private static @Nullable Plain truth(CelExpr expression) {
        var operand = operand(expression);
        return operand == null
                ? null
                : facts -> {
                    if (operand.of(facts) instanceof Boolean answer) {
                        return answer;
                    }
                    throw Unanswered.IT;
                };
    }

    private static @Nullable Plain call(CelExpr.CelCall call) {
        var arguments = call.args();
        return switch (call.function()) {
            case "!_" -> not(of(arguments.getFirst()));
            case "_&&_" -> and(of(arguments.getFirst()), of(arguments.getLast()));
            case "_||_" -> not(and(not(of(arguments.getFirst())), not(of(arguments.getLast()))));
            case "_==_" -> equal(operand(arguments.getFirst()), operand(arguments.getLast()));
            case "_!=_" -> not(equal(operand(arguments.getFirst()), operand(arguments.getLast())));
            case "_<_" -> compared(arguments, order -> order < 0);
            case "_<=_" -> compared(arguments, order -> order <= 0);
            case "_>_" -> compared(arguments, order -> order > 0);
            case "_>=_" -> compared(arguments, order -> order >= 0);
            case "@in" -> in(operand(arguments.getFirst()), arguments.getLast());
            default -> null;
        };
    }

    private static @Nullable Plain not(@Nullable Plain plain) {
        return plain == null ? null : facts -> !plain.holds(facts);
    }

    private static @Nullable Plain and(@Nullable Plain one, @Nullable Plain other) {
        return one == null || other == null ? null : facts -> one.holds(facts) && other.holds(facts);
    }

    private static @Nullable Plain equal(@Nullable Operand one, @Nullable Operand other) {
        return one == null || other == null
                ? null
                : facts -> {
                    var left = one.of(facts);
                    var right = other.of(facts);
                    if (left.getClass() != right.getClass() || left instanceof Double || left instanceof List) {
                        throw Unanswered.IT;
                    }
                    return left.equals(right);
                };
    }

    /** Whole numbers only: others have corners that the interpreter knows. */
    private static @Nullable Plain compared(List<CelExpr> arguments, Predicate<Integer> holds) {
        var one = operand(arguments.getFirst());
        var other = operand(arguments.getLast());
        return one == null || other == null
                ? null
                : facts -> {
                    if (one.of(facts) instanceof Long left && other.of(facts) instanceof Long right) {
                        return holds.test(Long.compare(left, right));
                    }
                    throw Unanswered.IT;
                };
    }

    private static @Nullable Plain in(@Nullable Operand text, CelExpr where) {
        var listed = texts(where);
        if (text == null) {
            return null;
        }
        if (listed != null) {
            return facts -> {
                if (text.of(facts) instanceof String sought) {
                    return listed.contains(sought);
                }
                throw Unanswered.IT;
            };
        }
        var many = operand(where);
        return many == null
                ? null
                : facts -> {
                    var sought = text.of(facts);
                    return switch (many.of(facts)) {
                        case List<?> list when sought instanceof String -> list.contains(sought);
                        case Map<?, ?> map when sought instanceof String -> map.containsKey(sought);
                        default -> throw Unanswered.IT;
                    };
                };
    }

    /** The texts of a list that is written out. */
    private static @Nullable Set<String> texts(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.LIST
                || !expression.list().optionalIndices().isEmpty()) {
            return null;
        }
        var texts = new HashSet<String>();
        for (CelExpr element : expression.list().elements()) {
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return null;
            }
            texts.add(element.constant().stringValue());
        }
        return texts;
    }

    private static @Nullable Operand operand(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> {
                var name = expression.ident().name();
                yield facts -> {
                    var fact = facts.get(name);
                    if (fact == null) {
                        throw Unanswered.IT;
                    }
                    return fact;
                };
            }
            case CONSTANT -> {
                var constant = constant(expression.constant());
                yield constant == null ? null : _ -> constant;
            }
            default -> null;
        };
    }

    private static @Nullable Object constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> constant.int64Value();
            case BOOLEAN_VALUE -> constant.booleanValue();
            default -> null;
        };
    }
}
