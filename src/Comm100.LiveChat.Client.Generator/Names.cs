namespace Comm100.LiveChat.Client.Generator;

/// <summary>The types of the client that the generator reads and that the generated code uses.</summary>
internal static class Names
{
    public const string Root = "Comm100.LiveChat.Client";
    public const string Refit = "Refit";
    public const string Attributes = Root + ".Attributes";
    public const string Serialization = Root + ".Serialization";
    public const string OperationsNamespace = Root + ".Operations";
    public const string Json = "System.Text.Json.Serialization";

    public const string ClientInterface = Root + ".ILiveChatClient";

    public const string OpenEnumAttribute = Attributes + ".OpenEnumAttribute";
    public const string ValueAttribute = Attributes + ".ValueAttribute";
    public const string MandatoryAttribute = Attributes + ".MandatoryAttribute";
    public const string ReadOnlyPropertyAttribute = Attributes + ".ReadOnlyPropertyAttribute";

    public const string Operation = "global::" + Root + ".LiveChatOperation";
    public const string Operations = "global::" + Root + ".LiveChatOperations";
    public const string MissingFields = "global::" + OperationsNamespace + ".MissingFields";
    public const string MandatoryFields = "global::" + Serialization + ".MandatoryFields";
    public const string OpenEnumInterface = "global::" + Root + ".IOpenEnum";

    public const string DumpTable = "global::" + Root + ".Internal.DumpTable";

    /// <summary>The base class of all models, in the root namespace.</summary>
    public const string Model = "LiveChatModel";

    public const string InvariantCulture = "global::System.Globalization.CultureInfo.InvariantCulture";
    public const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";

    public static readonly string[] Verbs = ["Get", "Post", "Put", "Delete"];

    /// <summary>Gets the name of a generated file. The namespace is omitted for types of the root namespace.</summary>
    public static string File(string @namespace, string type) =>
        (@namespace.Length == 0 || string.Equals(@namespace, Root, StringComparison.Ordinal) ? type : @namespace + "." + type) + ".g.cs";
}
