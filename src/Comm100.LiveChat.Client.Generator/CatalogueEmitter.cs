namespace Comm100.LiveChat.Client.Generator;

/// <summary>Writes the public catalogue of operations.</summary>
internal static class CatalogueEmitter
{
    private const string Found = Names.Operation + "?";
    private const string ByMethod = "LiveChatOperationsByMethod";

    private static readonly string[] s_membersOfObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static string Emit(IEnumerable<OperationGroup> groups)
    {
        var ordered = groups.OrderBy(group => group.Name, StringComparer.Ordinal).ToArray();
        var writer = SourceWriter.ForNamespace(Names.Root);
        writer.Summary("All operations of the API with their ids, verbs, route templates and permissions, for example for metrics and policies.");
        using (writer.Open("public static partial class LiveChatOperations"))
        {
            // Lazy, so that the use of one operation does not create all of them.
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
            writer.Line();
            EmitFind(writer, ordered);
            foreach (var group in ordered)
            {
                writer.Line();
                EmitGroup(writer, group);
            }
        }

        writer.Line();
        EmitByMethod(writer, ordered);
        return writer.ToString();
    }

    private static void EmitFind(SourceWriter writer, IEnumerable<OperationGroup> groups)
    {
        const string Lookup = "global::System.Collections.Generic.Dictionary<global::System.Type, global::System.Func<string, " + Found + ">>";
        writer.Line("private static readonly " + Lookup + " s_byInterface = new " + Lookup);
        using (writer.Open("", ";"))
        {
            foreach (var group in groups)
            {
                writer.Line("[typeof(" + group.QualifiedInterface + ")] = " + ByMethod + "." + group.Name + ",");
            }
        }

        writer.Line();
        writer.Summary("Finds the operation of a method of an interface; null if the interface or the method does not belong to this client.");
        writer.Line("internal static " + Found + " Find(global::System.Type api, string method) => s_byInterface.TryGetValue(api, out var find) ? find(method) : null;");
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
            var hides = s_membersOfObject.Contains(operation.Member, StringComparer.Ordinal) ? "new " : "";
            writer.Line(
                "public static " + hides + Names.Operation + " " + operation.Member + " { get; } = new " + Names.Operation + "("
                + Symbols.Literal(operation.Id) + ", global::System.Net.Http.HttpMethod." + operation.Verb + ", " + Symbols.Literal(operation.Route) + ", "
                + (operation.Permission is null ? "null" : Symbols.Literal(operation.Permission)) + ")");
            using (writer.Open("", ";"))
            {
                writer.Line("HasResult = " + (operation.HasResult ? "true" : "false") + ",");
                EmitText(writer, "StringId", operation.StringId);
                EmitText(writer, "PathParameters", operation.PathParameters);
                EmitText(writer, "Query", operation.Query);
                EmitText(writer, "Body", operation.Body?.Name);
                EmitCheck(writer, operation.Body);
            }

        }
    }

    // A separate class, because an operation of a group can have any name.
    private static void EmitByMethod(SourceWriter writer, IEnumerable<OperationGroup> groups)
    {
        writer.Summary("Finds the operation of a method. Each group has its own method, so that a natively compiled program contains only the groups that it uses.");
        using var block = writer.Open("file static class " + ByMethod);
        var isFirst = true;
        foreach (var group in groups)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            using (writer.Open("public static " + Found + " " + group.Name + "(string method)"))
            using (writer.Open("switch (method)"))
            {
                foreach (var operation in group.Operations)
                {
                    writer.Line(
                        "case " + Symbols.Literal(operation.Method) + ": return " + Names.Operations + "." + group.Name + "." + operation.Member + ";");
                }

                writer.Line("default: return null;");
            }
        }
    }

    private static void EmitText(SourceWriter writer, string property, string? value)
    {
        if (value is not null)
        {
            writer.Line(property + " = " + Symbols.Literal(value) + ",");
        }
    }

    private static void EmitCheck(SourceWriter writer, RequestBody? body)
    {
        if (body is not null && body.Check != BodyCheck.None)
        {
            var check = body.Check == BodyCheck.List ? "CheckAll" : "Check";
            writer.Line(
                "CheckBody = static (object body, ref " + Names.MissingFields + " missing) => "
                + Names.MandatoryFields + "." + check + "((" + body.Type + ")body, \"\", ref missing),");
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
