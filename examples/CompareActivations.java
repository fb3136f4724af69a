import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.*;
import org.hillock.advice.*;
import org.hillock.data.*;
import org.hillock.notation.*;
import org.hillock.study.*;

class CompareActivations {
  public static void main(String[] arguments) {
    Problem problem = Problem.of(Table.read(Path.of("examples/penguins.csv")), "species");
    List<Activation> functions = List.of(Activations.named("gelu"), Activations.named("tanh"));
    Plan plan = Plan.of(problem, functions, new Design.Multilayer(List.of(64, 64)));
    Study study = Study.of(problem, plan, Book.inMemory(), System::nanoTime, Commentary.none());
    Comparison comparison = Comparison.of(study);
    System.out.println(comparison.verdict().sentence());
    comparison.verdict().grounds().forEach(System.out::println);
  }
}
