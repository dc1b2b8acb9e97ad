package io.pointbook.notification.segment;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.pointbook.runtime.http.Requests;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A condition over what is known of a member, compiled once and asked of as many as there are. Pure. */
final class SegmentCondition {
    /** Steps that loops of one condition may take on one member; beyond them he is not in. */
    static final int MOST_STEPS = 1_000;

    static final int MOST_CHARACTERS = 4_000;
    private static final int DEEPEST = 50;
    private static final Cel CEL = cel();

    private final Program program;
    private final Set<Fact> facts;

    private SegmentCondition(Program program, Set<Fact> facts) {
        this.program = program;
        this.facts = facts;
    }

    private static Cel cel() {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .comprehensionMaxIterations(MOST_STEPS)
                        .maxExpressionCodePointSize(MOST_CHARACTERS)
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        for (Fact fact : Fact.values()) {
            builder.addVar(fact.variable(), fact.type());
        }
        return builder.build();
    }

    /** Refused with what is wrong, where it is no condition. */
    static SegmentCondition of(String text) {
        try {
            var ast = CEL.compile(text).getAst();
            var facts = EnumSet.noneOf(Fact.class);
            CelNavigableAst.fromAst(ast)
                    .getRoot()
                    .allNodes()
                    .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
                    .map(node -> Fact.of(node.expr().ident().name()))
                    .filter(fact -> fact != null)
                    .forEach(facts::add);
            return new SegmentCondition(CEL.createProgram(ast), facts);
        } catch (CelValidationException wrong) {
            throw notOne(
                    wrong.getErrors().isEmpty()
                            ? String.valueOf(wrong.getMessage())
                            : wrong.getErrors().getFirst().getMessage());
        } catch (CelEvaluationException wrong) {
            throw notOne(String.valueOf(wrong.getMessage()));
        }
    }

    private static RuntimeException notOne(String why) {
        return Requests.invalid("'condition' is a CEL expression that is true or false, over " + Fact.names() + ": "
                + why.strip() + ".");
    }

    /** What it looks at. */
    Set<Fact> facts() {
        return facts;
    }

    boolean looksAtBehaviour() {
        return facts.stream().anyMatch(Fact::isProfiling);
    }

    /** Whether anything is asked that members told themselves. */
    boolean looksAtContacts() {
        return facts.stream().anyMatch(fact -> !fact.isProjected());
    }

    /** Whether it is true; where it cannot be answered, for example because a wallet is not there, it is not. */
    boolean holds(Map<String, Object> values) {
        try {
            return Boolean.TRUE.equals(program.eval(values));
        } catch (CelEvaluationException _) {
            return false;
        }
    }
}
