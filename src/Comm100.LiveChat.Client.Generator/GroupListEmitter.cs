namespace Comm100.LiveChat.Client.Generator;

/// <summary>Writes the lists of groups: the properties of the client, the services and the JSON contexts.</summary>
internal static class GroupListEmitter
{
    private const string ServiceCollection = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Resolver = "global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver";

    public static string EmitClient(IEnumerable<OperationGroup> groups)
    {
        var writer = SourceWriter.ForNamespace(Names.Root);
        using (writer.Open("public sealed partial class LiveChatClient"))
        {
            // A group is created on first use, so that a natively compiled program contains only the models of the groups that it uses.
            // Two threads can create a group at the same time. Either instance is correct, because a group has no state.
            var isFirst = true;
            foreach (var group in Ordered(groups))
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                writer.Line("/// <inheritdoc/>");
                writer.Line(
                    "public " + group.QualifiedInterface + " " + group.Name + " => field ??= CreateGroup<" + group.QualifiedInterface + ">("
                    + group.JsonContext + ".Default, " + (group.Operations.Any(operation => operation.StringId is not null) ? "true" : "false") + ");");
            }
        }

        return writer.ToString();
    }

    public static string EmitServices(IEnumerable<OperationGroup> groups)
    {
        var writer = SourceWriter.ForNamespace("Microsoft.Extensions.DependencyInjection");
        using (writer.Open("public static partial class LiveChatServiceCollectionExtensions"))
        using (writer.Open("private static partial void AddGroups(" + ServiceCollection + " services, string name)"))
        {
            foreach (var group in Ordered(groups))
            {
                writer.Line("services.AddGroup(name, static client => client." + group.Name + ");");
            }
        }

        return writer.ToString();
    }

    public static string EmitJsonContexts(IEnumerable<OperationGroup> groups)
    {
        var writer = SourceWriter.ForNamespace(Names.Serialization);
        writer.Summary("The JSON contexts of all groups.");
        using (writer.Open("internal static class GroupJsonContexts"))
        {
            writer.Line("public static " + Resolver + "[] All() =>");
            writer.Line("[");
            foreach (var group in Ordered(groups))
            {
                writer.Line("    " + group.JsonContext + ".Default,");
            }

            writer.Line("];");
        }

        return writer.ToString();
    }

    private static IEnumerable<OperationGroup> Ordered(IEnumerable<OperationGroup> groups) => groups.OrderBy(group => group.Name, StringComparer.Ordinal);
}
