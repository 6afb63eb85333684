namespace Comm100.LiveChat.Client.Generator;

/// <summary>Writes the public list of everything that the client can do.</summary>
internal static class CatalogueEmitter
{
    public static string Emit(IEnumerable<OperationGroup> groups)
    {
        var ordered = groups.OrderBy(group => group.Name, StringComparer.Ordinal).ToArray();
        var writer = SourceWriter.ForNamespace(Names.Root);
        writer.Summary("Every operation of the API with its id, verb, route template, permission and safety: for tags of metrics, and for policies.");
        using (writer.Open("public static partial class LiveChatOperations"))
        {
            // Lazy, so that asking for one operation does not construct them all.
            const string List = Names.ReadOnlyList + "<" + Names.Operation + ">";
            writer.Line("private static readonly global::System.Lazy<" + List + "> s_all = new global::System.Lazy<" + List + ">(static () => global::System.Array.AsReadOnly(new " + Names.Operation + "[]");
            writer.Line("{");
            var entries = ordered.SelectMany(group => group.Operations, (group, operation) => (operation.Id, Path: group.Name + "." + operation.Member));
            foreach (var (_, path) in entries.OrderBy(entry => entry.Id, StringComparer.Ordinal))
            {
                writer.Line("    " + path + ",");
            }

            writer.Line("}));");
            writer.Line();
            writer.Summary("All operations, in the ordinal order of their ids.");
            writer.Line("public static " + List + " All => s_all.Value;");
            foreach (var group in ordered)
            {
                writer.Line();
                EmitGroup(writer, group);
            }

        }

        return writer.ToString();
    }

    private static void EmitGroup(SourceWriter writer, OperationGroup group)
    {
        writer.Summary("The operations of <c>" + group.Interface + "</c>.");
        using var block = writer.Open("public static class " + group.Name);
        var isFirst = true;
        foreach (var operation in group.Operations.OrderBy(operation => operation.Id, StringComparer.Ordinal))
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Summary(Description(operation));
            writer.Line(
                "public static " + Names.Operation + " " + operation.Member + " { get; } = new " + Names.Operation + "("
                + Symbols.Literal(operation.Id) + ", global::System.Net.Http.HttpMethod." + operation.Verb + ", " + Symbols.Literal(operation.Route) + ", "
                + (operation.Permission is null ? "null" : Symbols.Literal(operation.Permission)) + ");");
        }
    }

    private static string Description(Operation operation)
    {
        var safety = operation.Verb switch
        {
            "Get" => "safe and idempotent",
            "Post" => "not idempotent",
            _ => "idempotent",
        };
        var permission = operation.Permission is null ? "no permission documented" : "permission \"" + Symbols.Xml(operation.Permission) + "\"";
        return "<c>" + operation.Id + "</c>: " + operation.Verb.ToUpperInvariant() + " " + Symbols.Xml(operation.Route) + "; " + permission + "; " + safety + ".";
    }
}
