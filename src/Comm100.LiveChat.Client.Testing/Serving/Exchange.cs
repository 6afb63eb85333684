using Comm100.LiveChat.Client.Testing.Routing;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>A request that was recorded, with the operation that it is for. It travels with the request.</summary>
internal sealed record Exchange(RecordedRequest Request, RouteMatch Route);
