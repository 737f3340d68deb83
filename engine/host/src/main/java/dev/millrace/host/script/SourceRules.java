package dev.millrace.host.script;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import dev.millrace.host.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What a compiler lets through and a stream job must not do. A function that assigns a variable of the script is refused:
 * in a real deployment every subtask has a copy of its own, and after a failure nothing of it is left. What makes two runs
 * differ (the machine's clock, unseeded randomness, sleeping) and what outlives a failure by accident (a static field) is
 * warned of.
 */
final class SourceRules extends ScopedScanner {
    private final ScriptSource source;
    private final ScriptSource.Parsed parsed;
    private final SourcePositions positions;
    private final Set<String> scriptVariables = new HashSet<>();
    private final Map<String, Integer> initializers = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private SourceRules(ScriptSource source, ScriptSource.Parsed parsed) {
        this.source = source;
        this.parsed = parsed;
        this.positions = parsed.trees().getSourcePositions();
    }

    /**
     * What was seen.
     *
     * @param findings in order of position
     * @param initializers offset of each script variable's initial value, by variable
     */
    record Result(List<Finding> findings, Map<String, Integer> initializers) {}

    /** Reads the whole script. */
    static Result check(ScriptSource source, ScriptSource.Parsed parsed) {
        SourceRules rules = new SourceRules(source, parsed);
        for (Tree type : parsed.unit().getTypeDecls()) {
            if (type instanceof ClassTree script) {
                rules.checkScript(script);
            }
        }
        return new Result(rules.findings, rules.initializers);
    }

    private void checkScript(ClassTree script) {
        for (Tree member : script.getMembers()) {
            if (member instanceof VariableTree variable) {
                declareScriptVariable(variable);
            }
        }
        for (Tree member : script.getMembers()) {
            if (member instanceof VariableTree variable) {
                scan(variable.getInitializer(), null);
            } else {
                scan(member, null);
            }
        }
    }

    private void declareScriptVariable(VariableTree variable) {
        String name = variable.getName().toString();
        scriptVariables.add(name);
        if (variable.getInitializer() != null) {
            initializers.put(name, startOf(variable.getInitializer()));
        }
        if (name.equals("env") && !Prelude.ENVIRONMENT.equals(String.valueOf(variable.getInitializer()))) {
            find(
                    Severity.ERROR,
                    variable,
                    "'env' is given to every script; use it as it is and remove this declaration");
        }
    }

    // ---- what is refused -------------------------------------------------------------------------------------------

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        checkTarget(tree.getVariable());
        return super.visitAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        checkTarget(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                checkTarget(tree.getExpression());
            default -> {
                // assigns nothing
            }
        }
        return super.visitUnary(tree, null);
    }

    private void checkTarget(ExpressionTree target) {
        IdentifierTree root = root(target);
        if (root == null || !insideFunction()) {
            return;
        }
        String name = root.getName().toString();
        if (scriptVariables.contains(name) && !hidden(name)) {
            find(
                    Severity.ERROR,
                    root,
                    "a function must not assign '" + name
                            + "', a variable of the script: every subtask has its own copy of a function, and a failure"
                            + " would lose it; keep it in state, for example a ValueState");
        }
    }

    private static @Nullable IdentifierTree root(ExpressionTree target) {
        if (target instanceof IdentifierTree identifier) {
            return identifier;
        } else if (target instanceof ArrayAccessTree access) {
            return root(access.getExpression());
        } else if (target instanceof MemberSelectTree select) {
            return root(select.getExpression());
        } else if (target instanceof ParenthesizedTree parenthesized) {
            return root(parenthesized.getExpression());
        }
        return null;
    }

    // ---- what is warned of -----------------------------------------------------------------------------------------

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            warn(
                    tree,
                    Nondeterminism.ofCall(
                            select.getExpression().toString(),
                            select.getIdentifier().toString()));
        }
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
        warn(
                tree,
                Nondeterminism.ofCall(
                        tree.getQualifierExpression().toString(), tree.getName().toString()));
        return super.visitMemberReference(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
        if (tree.getArguments().isEmpty()) {
            warn(tree, Nondeterminism.ofNew(tree.getIdentifier().toString()));
        }
        return super.visitNewClass(tree, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field) {
                warnOfStatic(field);
            }
        }
        return super.visitClass(tree, null);
    }

    private void warnOfStatic(VariableTree field) {
        Set<Modifier> modifiers = field.getModifiers().getFlags();
        if (modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.FINAL)) {
            find(
                    Severity.WARNING,
                    field,
                    "the static field '" + field.getName()
                            + "' is shared by all subtasks here and survives a failure, which no cluster grants; keep it in state");
        }
    }

    private void warn(Tree tree, @Nullable String message) {
        if (message != null) {
            find(Severity.WARNING, tree, message);
        }
    }

    private void find(Severity severity, Tree tree, String message) {
        int end = source.offset(positions.getEndPosition(parsed.unit(), tree));
        findings.add(new Finding(severity, startOf(tree), end, message));
    }

    private int startOf(Tree tree) {
        return source.offset(positions.getStartPosition(parsed.unit(), tree));
    }
}
