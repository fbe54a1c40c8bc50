import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

/**
 * Has veraPDF validate the PDFs of a folder against PDF/A-2a and PDF/UA-1. Writes a line for each document and
 * standard: the file, the standard and how many checks were made, parted by tabs. Below it come lines that begin with
 * a tab, one for each rule that is broken: clause and test of the standard, what is wrong, where first.
 */
public class VeraPdf {
  /** The profiles of veraPDF as they lie in its jar. */
  static final Map<PDFAFlavour, String> PROFILES =
      Map.of(PDFAFlavour.PDFA_2_A, "PDFA-2A.xml", PDFAFlavour.PDFUA_1, "PDFUA-1.xml");

  public static void main(String[] arguments) throws Exception {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    List<ValidationProfile> profiles = new ArrayList<>();
    for (PDFAFlavour standard : PROFILES.keySet()) profiles.add(profileOf(standard));
    try (var files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList())
        for (ValidationProfile profile : profiles) validate(file, profile);
    }
  }

  static void validate(Path file, ValidationProfile profile) throws Exception {
    var foundry = Foundries.defaultInstance();
    var standard = profile.getPDFAFlavour();
    try (var parser = foundry.createParser(new FileInputStream(file.toFile()), standard);
        var validator = foundry.createValidator(profile, false)) {
      var result = validator.validate(parser);
      System.out.printf("%s\t%s\t%d%n", file.getFileName(), standard, result.getTotalAssertions());
      Set<Object> told = new HashSet<>();
      result.getTestAssertions().stream()
          .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
          .filter(one -> told.add(one.getRuleId()))
          .forEach(VeraPdf::tell);
    }
  }

  static void tell(TestAssertion failed) {
    var rule = failed.getRuleId();
    System.out.printf("\t%s-%d %s @ %s%n", rule.getClause(), rule.getTestNumber(),
        failed.getMessage().replaceAll("\\s+", " "), failed.getLocation().getContext());
  }

  /** A profile read by hand: veraPDF reads its own by JAXB, which the jar does not have. */
  static ValidationProfile profileOf(PDFAFlavour standard) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    var path = "/org/verapdf/pdfa/validation/" + PROFILES.get(standard);
    Element root;
    try (var xml = Profiles.class.getResourceAsStream(path)) {
      root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : inside(root, "rule")) rules.add(ruleOf(rule));
    Set<Variable> variables = new HashSet<>();
    for (Element one : inside(root, "variable"))
      variables.add(Profiles.variableFromValues(one.getAttribute("name"),
          one.getAttribute("object"), textIn(one, "defaultValue"), textIn(one, "value")));
    var details = Profiles.profileDetailsFromValues("", "", "", new Date(0));
    return Profiles.profileFromValues(standard, details, "", rules, variables);
  }

  static Rule ruleOf(Element rule) {
    var id = inside(rule, "id").get(0);
    var ruleId = Profiles.ruleIdFromValues(
        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
    var error = Profiles.errorFromValues(textIn(rule, "message"), List.of());
    return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"),
        Boolean.valueOf(rule.getAttribute("deferred")), rule.getAttribute("tags"),
        textIn(rule, "description"), textIn(rule, "test"), error, List.of());
  }

  static List<Element> inside(Element element, String tag) {
    var found = element.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int at = 0; at < found.getLength(); at++) elements.add((Element) found.item(at));
    return elements;
  }

  static String textIn(Element element, String tag) {
    return inside(element, tag).get(0).getTextContent();
  }
}
