using Comm100.LiveChat.Client.Testing.Routing;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>A recorded request and its route. It is a feature of the HTTP context.</summary>
internal sealed record RequestContext(RecordedRequest Request, RouteMatch Route);
