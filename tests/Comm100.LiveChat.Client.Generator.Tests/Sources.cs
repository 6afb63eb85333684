namespace Comm100.LiveChat.Client.Generator.Tests;

/// <summary>Valid input with the same structure as the files of the client.</summary>
internal static class Sources
{
    public const string BansApi = """
        namespace Comm100.LiveChat.Client;

        /// <summary>Bans.</summary>
        [Permission("Manage Ban List")]
        public interface IBansApi
        {
            /// <summary/>
            [Get("/bans")] Task<IReadOnlyList<Ban>> ListAsync(CancellationToken cancellationToken = default);

            /// <summary/>
            [Get("/bans/{id}")] Task<Ban> GetAsync(long id, CancellationToken cancellationToken = default);

            /// <summary/>
            [Post("/bans")] Task<Ban> CreateAsync([Body] Ban ban, CancellationToken cancellationToken = default);

            /// <summary/>
            [Put("/bans/{id}")] Task<Ban> UpdateAsync(long id, [Body] Ban ban, CancellationToken cancellationToken = default);

            /// <summary/>
            [Permission("Manage <All> & \"Sundry\"")]
            [Delete("/bans/{id}")] Task DeleteAsync(long id, CancellationToken cancellationToken = default);
        }
        """;

    public const string ChatsApi = """
        namespace Comm100.LiveChat.Client;

        /// <summary>Chats.</summary>
        public interface IChatsApi
        {
            /// <summary/>
            [OperationName("list")]
            [Get("/chats")] Task<IReadOnlyList<string>> GetPageAsync([Query] ChatQuery query, CancellationToken cancellationToken = default);

            /// <summary/>
            [Get("/chats/{id}")] Task<string> GetAsync(ChatId id, CancellationToken cancellationToken = default);

            /// <summary/>
            [Get("/chats/{number}/of/{AGENT}/{chatId}")]
            Task FindAsync(
                int number,
                [Query] string address,
                string text,
                string agent,
                [AliasAs("chatId")] ChatId id,
                [Query] ChatQuery? query = null,
                CancellationToken cancellationToken = default);

            /// <summary/>
            [Post("/chats/bans")] Task AddBansAsync([Body] IReadOnlyList<Ban?> index, CancellationToken cancellationToken = default);

            /// <summary/>
            [Post("/chats/plain")] Task AddPlainAsync([Body] Plain plain, CancellationToken cancellationToken = default);
        }
        """;

    /// <summary>The declarations that the two groups require in addition to their interfaces.</summary>
    public const string Companions = """
        namespace Comm100.LiveChat.Client;

        public partial interface ILiveChatClient
        {
            /// <summary/>
            IChatsApi Chats { get; }

            /// <summary/>
            IBansApi Bans { get; }
        }

        """ + BansContext + ChatsContext;

    public const string Models = """
        namespace Comm100.LiveChat.Client;

        /// <summary/>
        public class Setting
        {
            /// <summary/>
            [JsonPropertyName("id"), ReadOnlyProperty] public long? Id { get; set; }
        }

        /// <summary/>
        public class Ban : Setting
        {
            /// <summary/>
            [JsonPropertyName("type"), Mandatory] public BanType? Type { get; set; }

            /// <summary/>
            [JsonPropertyName("createdTime"), ReadOnlyProperty] public string? CreatedTime { get; set; }

            /// <summary/>
            [JsonPropertyName("conditions")] public Conditions? Conditions { get; set; }

            /// <summary/>
            [JsonPropertyName("colour")] public string? Colour { get; set; }
        }

        /// <summary/>
        public class Conditions
        {
            /// <summary/>
            [JsonPropertyName("list")] public IList<Condition>? List { get; set; }

            /// <summary>A cycle.</summary>
            [JsonPropertyName("ban")] public Ban? Ban { get; set; }
        }

        /// <summary/>
        public class Condition
        {
            /// <summary/>
            [JsonPropertyName("value"), Mandatory] public string? Value { get; set; }
        }

        /// <summary>Nothing of the generator's.</summary>
        public class Plain
        {
            /// <summary/>
            [JsonPropertyName("next")] public Plain? Next { get; set; }
        }
        """;

    public const string BanType = """
        namespace Comm100.LiveChat.Client;

        /// <summary>What is banned.</summary>
        [OpenEnum]
        [JsonConverter(typeof(OpenEnumConverter<BanType>))]
        public readonly partial struct BanType
        {
            /// <summary>A visitor.</summary>
            [Value("visitor")] public static partial BanType Visitor { get; }

            /// <summary>A corner.</summary>
            [Value("bottomLeft", "buttomLeft")] public static partial BanType BottomLeft { get; }
        }
        """;

    private const string BansContext = "internal sealed class BansJsonContext" + Context + "internal static BansJsonContext Default { get; } = new(); }\n";

    private const string ChatsContext = "internal sealed class ChatsJsonContext" + Context + "internal static ChatsJsonContext Default { get; } = new(); }\n";

    // The part of a context that the generator of System.Text.Json writes.
    private const string Context = """
        () : JsonSerializerContext(null)
        {
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;


        """;

    public static GeneratorRun Run() => GeneratorRun.Of(BansApi, ChatsApi, Models, BanType, Companions);
}
