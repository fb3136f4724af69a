package org.hillock.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;

/// Fetches elements that are in files beside a model. Only regular files in the model's folder or
/// below are read, by no link of any kind, each once and whole.
///
/// Source: ONNX, `docs/ExternalDataSecurity.md`.
final class FilesBeside {
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  private final Path folder;
  private final String source;
  private final Map<Path, ByteBuffer> files = new HashMap<>();

  /// @param source what errors call the model
  FilesBeside(Path folder, String source) {
    this.folder = folder;
    this.source = source;
  }

  /// The same model with all elements in it.
  OnnxModel fetched(OnnxModel model) {
    return new OnnxModel(
        model.irVersion(),
        model.opsets(),
        model.producer(),
        fetched(model.graph()),
        model.functions().stream()
            .map(function ->
                new LocalFunction(
                    function.domain(),
                    function.name(),
                    function.overload(),
                    function.inputs(),
                    function.outputs(),
                    fetched(function.nodes()),
                    function.opsets()))
            .toList(),
        model.metadata());
  }

  private Graph fetched(Graph graph) {
    return new Graph(
        graph.name(),
        fetched(graph.nodes()),
        graph.inputs(),
        graph.outputs(),
        graph.initializers().stream().map(this::fetched).toList(),
        graph.values());
  }

  private List<Node> fetched(List<Node> nodes) {
    return nodes.stream()
        .map(node -> {
          Map<String, Attribute> settings = new LinkedHashMap<>();
          node.attributes().forEach((name, setting) -> settings.put(name, fetched(setting)));
          return new Node(
              node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), settings);
        })
        .toList();
  }

  private Attribute fetched(Attribute setting) {
    return switch (setting) {
      case Attribute.OfTensor(Tensor tensor) -> new Attribute.OfTensor(fetched(tensor));
      case Attribute.OfTensors(List<Tensor> tensors) ->
          new Attribute.OfTensors(tensors.stream().map(this::fetched).toList());
      case Attribute.OfGraph(Graph graph) -> new Attribute.OfGraph(fetched(graph));
      case Attribute.OfGraphs(List<Graph> graphs) ->
          new Attribute.OfGraphs(graphs.stream().map(this::fetched).toList());
      default -> setting;
    };
  }

  private Tensor fetched(Tensor tensor) {
    if (!(tensor.payload() instanceof Payload.External external)) {
      return tensor;
    }
    if (tensor.type() == ElementType.STRING) {
      throw refused(tensor, external, "strings are never in another file");
    }
    ByteBuffer file = file(tensor, external);
    long left = file.capacity() - external.offset();
    long length = external.length() < 0 ? left : external.length();
    if (left < 0 || length > left) {
      throw refused(
          tensor,
          external,
          "it would be at byte %d to %d of a file of %d bytes"
              .formatted(external.offset(), external.offset() + length, file.capacity()));
    }
    ByteBuffer bytes =
        file.slice((int) external.offset(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    return new Tensor(tensor.name(), tensor.type(), tensor.dims(), new Payload.Raw(bytes));
  }

  private ByteBuffer file(Tensor tensor, Payload.External external) {
    Path path = path(tensor, external);
    ByteBuffer known = files.get(path);
    if (known != null) {
      return known;
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() > LARGEST) {
        throw refused(tensor, external, "the file is larger than 2 GB");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      files.put(path, bytes.flip());
      return bytes;
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be read, and tensor \"%s\" of %s is in it: %s; put it beside the model."
              .formatted(path, tensor.name(), source, e.getMessage()),
          e);
    }
  }

  /// Where the file is, if it may be read.
  private Path path(Tensor tensor, Payload.External external) {
    String location = external.location();
    if (location.indexOf('\0') >= 0 || location.indexOf('\\') >= 0 || location.indexOf(':') >= 0) {
      throw refused(tensor, external, "its name has a sign that paths in models may not have");
    }
    Path relative = Path.of(location);
    if (relative.isAbsolute()) {
      throw refused(tensor, external, "it is named from the root, and not from the model's folder");
    }
    Path path = folder;
    for (Path part : relative) {
      if (part.toString().equals("..") || part.toString().equals(".")) {
        throw refused(tensor, external, "its name leads out of the model's folder");
      }
      path = path.resolve(part);
      if (Files.isSymbolicLink(path)) {
        throw refused(tensor, external, "there is a symbolic link on the way");
      }
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(tensor, external, "there is no such file beside the model");
    }
    if (names(path) > 1) {
      throw refused(tensor, external, "it is a hard link, and may be a file of somewhere else");
    }
    return path;
  }

  /// How many names the file has; 1 where the system does not tell.
  private static int names(Path path) {
    try {
      return Files.getAttribute(path, "unix:nlink") instanceof Integer count ? count : 1;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return 1;
    }
  }

  private InvalidInputException refused(Tensor tensor, Payload.External external, String why) {
    return new InvalidInputException(
        "tensor \"%s\" of %s is in the file \"%s\", which is not read: %s; save the model with all its weights inside."
            .formatted(tensor.name(), source, external.location(), why));
  }
}
