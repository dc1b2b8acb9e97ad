package io.pointbook.ledger.rulebook;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.Facts;
import java.util.Map;

/** Conditions in the Common Expression Language, type-checked against the facts that are declared. */
public final class CelConditions implements Condition.Compiler {
    /** Steps that loops of one condition may take on one receipt; beyond them the rule is skipped there. */
    static final int MOST_STEPS = 10_000;

    private static final int MOST_CHARACTERS = 2_000;
    private static final int DEEPEST = 50;
    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_STEPS)
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(DEEPEST)
            .build();

    private final Cel receipt = cel(Facts.ofReceipt());
    private final Cel line = cel(Facts.ofLine());

    @Override
    public Condition ofReceipt(String text) throws Condition.NotACondition {
        return compile(receipt, text);
    }

    @Override
    public Condition ofLine(String text) throws Condition.NotACondition {
        return compile(line, text);
    }

    /** The same as {@link #ofLine}, always by the interpreter: what all answers are measured by. */
    Condition interpreted(String text) throws Condition.NotACondition {
        try {
            var program = line.createProgram(line.compile(text).getAst());
            return facts -> holds(program, facts);
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new Condition.NotACondition(String.valueOf(wrong.getMessage()), 0);
        }
    }

    private static Condition compile(Cel cel, String text) throws Condition.NotACondition {
        try {
            var ast = cel.compile(text).getAst();
            var program = cel.createProgram(ast);
            var plain = PlainConditions.of(ast.getExpr());
            return plain == null ? facts -> holds(program, facts) : facts -> holds(plain, program, facts);
        } catch (CelValidationException wrong) {
            throw wrong.getErrors().stream()
                    .findFirst()
                    .map(CelConditions::notACondition)
                    .orElseGet(() -> new Condition.NotACondition(String.valueOf(wrong.getMessage()), 0));
        } catch (CelEvaluationException wrong) {
            throw new Condition.NotACondition(String.valueOf(wrong.getMessage()), 0);
        }
    }

    private static Condition.NotACondition notACondition(CelIssue issue) {
        // CEL counts columns from 0 and has none where it does not know one
        return new Condition.NotACondition(
                issue.getMessage(), Math.max(0, issue.getSourceLocation().getColumn() + 1));
    }

    private static boolean holds(PlainConditions.Plain plain, Program program, Map<String, Object> facts)
            throws Condition.TooCostly {
        try {
            return plain.holds(facts);
        } catch (PlainConditions.Unanswered _) {
            return holds(program, facts);
        }
    }

    private static boolean holds(Program program, Map<String, Object> facts) throws Condition.TooCostly {
        try {
            if (program.eval(facts) instanceof Boolean answer) {
                return answer;
            }
            throw new Condition.TooCostly("the answer depends on a fact that is not there");
        } catch (CelEvaluationException failed) {
            throw new Condition.TooCostly(String.valueOf(failed.getMessage()));
        }
    }

    private static Cel cel(Map<String, Facts.Type> facts) {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        facts.forEach((name, type) -> builder.addVar(name, celType(type)));
        return builder.build();
    }

    private static CelType celType(Facts.Type type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case WHOLE -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case WHOLE_BY_TEXT -> MapType.create(SimpleType.STRING, SimpleType.INT);
        };
    }
}
