// Read before every source of the database driver when it is compiled.
//
// From Node.js 24.19 on, what derives from node::ObjectWrap asks for a cleanup hook and gives it back when it is collected. On
// Node.js 24 a collection outside of any context then ends the process (nodejs/node#65446), and statements of the driver are
// collected all the time. Without these hooks ObjectWrap is what it was in every version before. The driver's own hooks stay.
#include <node.h>
#define AddEnvironmentCleanupHook(...) static_cast<void>(0)
#define RemoveEnvironmentCleanupHook(...) static_cast<void>(0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook
