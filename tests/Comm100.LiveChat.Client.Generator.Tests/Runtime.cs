// The minimum of the client that generated code requires. The tests compile it with their input; it is not part of the test assembly.
#nullable enable
global using System;
global using System.Collections.Generic;
global using System.Linq;
global using System.Net.Http;
global using System.Text.Json.Serialization;
global using System.Threading;
global using System.Threading.Tasks;
global using Comm100.LiveChat.Client;
global using Comm100.LiveChat.Client.Attributes;
global using Comm100.LiveChat.Client.Operations;
global using Refit;

namespace Comm100.LiveChat.Client
{
    /// <summary/>
    public sealed class LiveChatOperation
    {
        internal static readonly List<string> Created = new();

        internal LiveChatOperation(string id, HttpMethod method, string routeTemplate, string? permission)
        {
            Id = id;
            Method = method;
            RouteTemplate = routeTemplate;
            Permission = permission;
            Created.Add(id);
        }

        internal delegate void RequestBodyCheck(object body, ref MissingFields missing);

        /// <summary/>
        public string Id { get; }

        /// <summary/>
        public HttpMethod Method { get; }

        /// <summary/>
        public string RouteTemplate { get; }

        /// <summary/>
        public string? Permission { get; }

        internal bool HasResult { get; init; }

        internal string? StringId { get; init; }

        internal string? PathParameters { get; init; }

        internal string? Query { get; init; }

        internal string? Body { get; init; }

        internal RequestBodyCheck? CheckBody { get; init; }

        /// <inheritdoc/>
        public override string ToString() => Id + "|" + Method + "|" + RouteTemplate + "|" + Permission;

        internal string Needs() => (HasResult ? "result " : "") + "text:" + StringId + " query:" + Query + " body:" + Body + (CheckBody is null ? "" : " checked");

        internal string Missing(object body)
        {
            var missing = new MissingFields();
            CheckBody!(body, ref missing);
            return missing.ToString();
        }
    }

    /// <summary/>
    public readonly struct ChatId
    {
    }

    /// <summary/>
    public sealed class ChatQuery
    {
    }

    /// <summary>The properties of the groups are in the tested source.</summary>
    public partial interface ILiveChatClient
    {
    }

    /// <summary/>
    public sealed partial class LiveChatClient : ILiveChatClient
    {
        internal List<string> Created { get; } = new();

        private T CreateGroup<T>(JsonSerializerContext context, bool hasStringId)
            where T : class
        {
            Created.Add(typeof(T).Name + "|" + context.GetType().Name + "|" + hasStringId);
            return System.Reflection.DispatchProxy.Create<T, Group>();
        }
    }

    /// <summary/>
    public class Group : System.Reflection.DispatchProxy
    {
        /// <inheritdoc/>
        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
    }
}

namespace Comm100.LiveChat.Client
{
    internal interface IOpenEnum<T>
    {
        string RawText { get; }

        T FromText(string text);

        string? Match(ref System.Text.Json.Utf8JsonReader reader);
    }

    internal sealed class OpenEnumConverter<T> : JsonConverter<T>
        where T : struct, IOpenEnum<T>
    {
        public override T Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options)
        {
            // The prefix shows the test that Match did not recognize the string.
            var known = default(T).Match(ref reader);
            return default(T).FromText(known ?? "other:" + reader.GetString());
        }

        public override void Write(System.Text.Json.Utf8JsonWriter writer, T value, System.Text.Json.JsonSerializerOptions options) =>
            writer.WriteStringValue(value.RawText);
    }
}

namespace Comm100.LiveChat.Client.Operations
{
    internal struct MissingFields
    {
        private List<string>? _names;

        public void Require<TValue>(TValue? value, string path, string name)
        {
            if (value is null)
            {
                (_names ??= new()).Add(path + name);
            }
        }

        public override string ToString() => string.Join(" ", _names ?? new());
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary/>
    public interface IServiceCollection
    {
        /// <summary/>
        void Add(Type service, string name, Func<ILiveChatClient, object> groupOf);
    }

    /// <summary/>
    public static partial class LiveChatServiceCollectionExtensions
    {
        internal static string Register(LiveChatClient client, string name)
        {
            var services = new Registered(client);
            AddGroups(services, name);
            return string.Join(" ", services.Texts);
        }

        private static partial void AddGroups(IServiceCollection services, string name);

        private static void AddGroup<T>(this IServiceCollection services, string name, Func<ILiveChatClient, T> groupOf)
            where T : class => services.Add(typeof(T), name, groupOf);

        private sealed class Registered(LiveChatClient client) : IServiceCollection
        {
            public List<string> Texts { get; } = new();

            public void Add(Type service, string name, Func<ILiveChatClient, object> groupOf)
            {
                var group = groupOf(client);
                var property = client.GetType().GetProperties().Single(property => ReferenceEquals(property.GetValue(client), group));
                Texts.Add(name + ":" + service.Name + "=" + property.Name);
            }
        }
    }
}

namespace Comm100.LiveChat.Client
{
    internal abstract class LiveChatModel
    {
    }
}

namespace Comm100.LiveChat.Client.Serialization
{
    internal abstract class FieldAlias
    {
    }

    internal sealed class FieldAlias<TModel, TValue> : FieldAlias
    {
        public FieldAlias(string name, string documentedName, Func<TModel, TValue?> get, Action<TModel, TValue?> set)
        {
        }
    }

    internal sealed class ObjectAlias<TModel, TObject> : FieldAlias
    {
        public ObjectAlias(string name, Func<TModel, TObject?> get, Action<TModel, TObject?> set, params ObjectAliasPart<TModel, TObject>[] parts)
        {
        }
    }

    internal sealed class ObjectAliasPart<TModel, TObject>
    {
        public ObjectAliasPart(
            string documentedName, Func<TModel, object?> get, Action<TModel, object?> set, Func<TObject, object?> getFromObject, Action<TObject, object?> setInObject)
        {
        }
    }
}

namespace Comm100.LiveChat.Client.Internal
{
    internal sealed class DumpTable
    {
        public void Add(string name, object? value)
        {
        }

        public void AddAddress(string name, string? address)
        {
        }
    }
}
