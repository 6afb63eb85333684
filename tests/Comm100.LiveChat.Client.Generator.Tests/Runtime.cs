// The least of the client that generated code needs, in place of the client itself: not compiled into the tests but by them.
#nullable enable
global using System;
global using System.Collections.Generic;
global using System.Linq;
global using System.Net.Http;
global using System.Text.Json.Serialization;
global using System.Threading;
global using System.Threading.Tasks;
global using Comm100.LiveChat.Client;
global using Comm100.LiveChat.Client.Annotations;
global using Comm100.LiveChat.Client.Http;
global using Comm100.LiveChat.Client.Rest;
global using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client
{
    /// <summary/>
    public sealed class LiveChatOperation
    {
        internal static readonly List<string> Made = new();

        internal LiveChatOperation(string id, HttpMethod method, string routeTemplate, string? permission)
        {
            Id = id;
            Method = method;
            RouteTemplate = routeTemplate;
            Permission = permission;
            Made.Add(id);
        }

        /// <summary/>
        public string Id { get; }

        /// <summary/>
        public HttpMethod Method { get; }

        /// <summary/>
        public string RouteTemplate { get; }

        /// <summary/>
        public string? Permission { get; }

        /// <inheritdoc/>
        public override string ToString() => Id + "|" + Method + "|" + RouteTemplate + "|" + Permission;
    }

    /// <summary/>
    public readonly struct ChatId : IRouteValue
    {
        private readonly string _text;

        /// <summary/>
        public ChatId(string text) => _text = text;

        string IRouteValue.Text => _text;
    }

    /// <summary/>
    public sealed class ChatQuery : IQueryParameters
    {
        /// <summary/>
        public int? PageIndex { get; set; }

        void IQueryParameters.AppendTo(ref RequestAddress address) => address.AppendQuery("pageIndex", PageIndex);
    }
}

namespace Comm100.LiveChat.Client.Http
{
    internal readonly struct RequestTarget
    {
        public RequestTarget(string text) => Text = text;

        public string Text { get; }
    }

    internal interface IRouteValue
    {
        string Text { get; }
    }

    internal interface IQueryParameters
    {
        void AppendTo(ref RequestAddress address);
    }

    internal sealed class AddressOptions
    {
        public string Base { get; } = "/api";
    }

    internal ref struct RequestAddress
    {
        public const int StackLength = 256;
        private readonly Span<char> _buffer;
        private string _text;
        private char _separator;

        public RequestAddress(AddressOptions addresses, Span<char> buffer)
        {
            _buffer = buffer;
            _text = addresses.Base;
            _separator = '?';
        }

        public void AppendRoute(string text) => _text += text;

        public void AppendValue(string name, long value) => _text += value + "(" + name + ")";

        public void AppendValue(string name, string value) => _text += value + "(" + name + ")";

        public void AppendValue<T>(string name, T value)
            where T : IRouteValue => _text += value.Text + "(" + name + ")";

        public void AppendQuery(string name, string? value)
        {
            if (value is not null)
            {
                _text += _separator + name + "=" + value;
                _separator = '&';
            }
        }

        public void AppendQuery(string name, long? value) => AppendQuery(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public void AppendQuery(string name, int? value) => AppendQuery(name, (long?)value);

        public void AppendQuery(string name, bool? value) => AppendQuery(name, value?.ToString());

        public RequestTarget ToTarget() => _buffer.Length == StackLength ? new(_text) : throw new InvalidOperationException();
    }

    internal static class Argument
    {
        public static void NotNull(object? value, string name) => _ = value ?? throw new ArgumentNullException(name);
    }

    internal sealed class LiveChatTransport
    {
        public AddressOptions Addresses { get; } = new();

        public List<string> Sent { get; } = new();

        public Task<T> SendAsync<T>(
            LiveChatOperation operation,
            RequestTarget target,
            byte[]? body,
            System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> answer,
            CancellationToken cancellationToken)
        {
            Add(operation, target, body, cancellationToken);
            return Task.FromResult(default(T)!);
        }

        public Task SendAsync(LiveChatOperation operation, RequestTarget target, byte[]? body, CancellationToken cancellationToken)
        {
            Add(operation, target, body, cancellationToken);
            return Task.CompletedTask;
        }

        private void Add(LiveChatOperation operation, RequestTarget target, byte[]? body, CancellationToken cancellationToken) =>
            Sent.Add(operation.Id + " " + target.Text + (body is null ? "" : " " + System.Text.Encoding.UTF8.GetString(body)) + (cancellationToken.IsCancellationRequested ? " cancelled" : ""));
    }
}

namespace Comm100.LiveChat.Client.Serialization
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
            // The mark tells the test which way the text came.
            var known = default(T).Match(ref reader);
            return default(T).FromText(known ?? "other:" + reader.GetString());
        }

        public override void Write(System.Text.Json.Utf8JsonWriter writer, T value, System.Text.Json.JsonSerializerOptions options) =>
            writer.WriteStringValue(value.RawText);
    }

    internal sealed class LiveChatContracts(System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver context)
    {
        private readonly System.Text.Json.JsonSerializerOptions _options = new() { TypeInfoResolver = context };

        public System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> Request<T>() =>
            (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));

        public System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> Answer<T>() => Request<T>();
    }

    internal static class LiveChatJson
    {
        public static byte[] ToBody<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(value, type);
    }

    internal struct MissingMembers
    {
        private List<string>? _names;

        public void Require<TValue>(TValue? value, string path, string name)
        {
            if (value is null)
            {
                (_names ??= new()).Add(path + name);
            }
        }

        public void ThrowIfAny(LiveChatOperation operation, string parameterName)
        {
            if (_names is not null)
            {
                throw new ArgumentException(operation.Id + " lacks " + string.Join(" ", _names), parameterName);
            }
        }
    }
}

// The JSON contexts, which another generator writes, of the groups in the tests.
namespace Comm100.LiveChat.Client
{
    internal static class BansJsonContext
    {
        public static readonly System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver Default = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
    }

    internal static class ChatsJsonContext
    {
        public static readonly System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver Default = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
    }
}

namespace Elsewhere
{
    internal static class ThingsJsonContext
    {
        public static readonly System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver Default = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
    }
}
